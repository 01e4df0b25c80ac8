package dev.crossover.router.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.router.remote.GpuPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What the GPU is doing, as last heard. Whoever may use it gets an answer no older than
 * {@link #FRESH}; whoever does not wait for it gets what is known, and is the reason for
 * the next look.
 */
@Component
class GpuWatch {

	private static final Logger log = LoggerFactory.getLogger(GpuWatch.class);

	private static final Duration FRESH = Duration.ofSeconds(1);

	private final GpuPipeline pipeline;

	private final InstantSource clock;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile Seen seen = new Seen(GpuObservation.idle(GpuState.ASLEEP), Instant.MIN);

	GpuWatch(GpuPipeline pipeline, InstantSource clock) {
		this.pipeline = pipeline;
		this.clock = clock;
	}

	/**
	 * What is known, at once.
	 * @return the GPU as last heard
	 */
	GpuObservation lastKnown() {
		Seen known = this.seen;
		if (isStale(known) && this.looking.compareAndSet(false, true)) {
			Thread.ofVirtual().name("gpu-watch").start(() -> {
				look();
				this.looking.set(false);
			});
		}
		return known.gpu();
	}

	/**
	 * What is so now.
	 * @return the GPU, or what was last heard when nobody answers in time
	 */
	GpuObservation now() {
		if (isStale(this.seen)) {
			look();
		}
		return this.seen.gpu();
	}

	private boolean isStale(Seen known) {
		return known.at().isBefore(this.clock.instant().minus(FRESH));
	}

	private void look() {
		GpuObservation gpu = this.seen.gpu();
		try {
			gpu = this.pipeline.gpu();
		}
		catch (RuntimeException ex) {
			log.warn("The GPU's state is not known: {}", ex.getClass().getSimpleName());
		}
		this.seen = new Seen(gpu, this.clock.instant());
	}

	/**
	 * A look at the GPU.
	 *
	 * @param gpu what was seen
	 * @param at when that was
	 */
	private record Seen(GpuObservation gpu, Instant at) {
	}

}
