package dev.crossover.gpu.wake;

import dev.crossover.policy.pricing.GpuState;

/**
 * What the GPU endpoint was seen doing.
 *
 * @param state what that amounts to
 * @param instances instances that serve
 * @param desired instances that were asked for
 */
record GpuSighting(GpuState state, int instances, int desired) {

	static GpuSighting of(int instances, int desired) {
		return new GpuSighting(state(instances, desired), instances, desired);
	}

	private static GpuState state(int instances, int desired) {
		if (instances > 0) {
			return GpuState.READY;
		}
		return (desired > 0) ? GpuState.STARTING : GpuState.ASLEEP;
	}

}
