package dev.crossover.gpu.dispatch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.crossover.gpu.cpu.CpuFreed;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the dispatch of a pipeline, so that work need not wait for the next look. */
@Component
public class Signals {

	private final Map<Pipeline, Semaphore> raised = new EnumMap<>(Pipeline.class);

	Signals() {
		for (Pipeline pipeline : Pipeline.values()) {
			this.raised.put(pipeline, new Semaphore(0));
		}
	}

	/**
	 * Says that a pipeline has something to do.
	 * @param pipeline the pipeline
	 */
	public void raise(Pipeline pipeline) {
		of(pipeline).release();
	}

	@EventListener
	void cpuFreed(CpuFreed event) {
		raise(Pipeline.CPU);
	}

	// Waits until a pipeline has something to do, but no longer than a while.
	void await(Pipeline pipeline, Duration longest) throws InterruptedException {
		Semaphore signal = of(pipeline);
		if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
			signal.drainPermits();
		}
	}

	private Semaphore of(Pipeline pipeline) {
		return Objects.requireNonNull(this.raised.get(pipeline));
	}

}
