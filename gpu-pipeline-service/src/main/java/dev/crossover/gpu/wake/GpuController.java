package dev.crossover.gpu.wake;

import java.util.Locale;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the router what the GPU is doing, for its decisions. */
@RestController
class GpuController {

	private final GpuEndpoint endpoint;

	private final Backlog backlog;

	GpuController(GpuEndpoint endpoint, Backlog backlog) {
		this.endpoint = endpoint;
		this.backlog = backlog;
	}

	@GetMapping("/internal/gpu")
	GpuAnswer gpu() {
		GpuSighting seen = this.endpoint.look();
		return new GpuAnswer(seen.state().name().toLowerCase(Locale.ROOT), seen.instances(), seen.desired(),
				this.backlog.documents());
	}

	/**
	 * The answer.
	 *
	 * @param state {@code asleep}, {@code starting} or {@code ready}
	 * @param instances instances that serve
	 * @param desired instances that were asked for
	 * @param waitingDocuments documents of accepted batches that are not done
	 */
	record GpuAnswer(String state, int instances, int desired, long waitingDocuments) {
	}

}
