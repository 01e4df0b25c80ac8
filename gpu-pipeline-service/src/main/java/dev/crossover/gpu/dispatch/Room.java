package dev.crossover.gpu.dispatch;

import dev.crossover.gpu.cpu.CpuAttempts;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.stereotype.Component;

/**
 * How many more shards a pipeline takes. For the GPU the limit holds over all instances
 * of this service, but softly, for the index that is counted lags a moment behind.
 */
@Component
class Room {

	private final int gpuInFlight;

	private final CpuAttempts cpu;

	Room(DispatchProperties properties, CpuAttempts cpu) {
		this.gpuInFlight = properties.gpuInFlight();
		this.cpu = cpu;
	}

	int of(Pipeline pipeline, int inFlight) {
		return switch (pipeline) {
			case GPU -> Math.max(0, this.gpuInFlight - inFlight);
			case CPU -> this.cpu.free();
		};
	}

}
