package dev.crossover.policy.pricing;

/**
 * What is seen of the GPU when work is to be routed.
 *
 * @param state what its endpoint is doing
 * @param instances instances that serve
 * @param backlogDocuments documents that were accepted for it and are not done
 */
public record GpuObservation(GpuState state, int instances, long backlogDocuments) {

	/**
	 * A GPU that nobody waits for.
	 * @param state what its endpoint is doing
	 * @return the observation
	 */
	public static GpuObservation idle(GpuState state) {
		return new GpuObservation(state, (state == GpuState.READY) ? 1 : 0, 0);
	}

	/**
	 * Whether the next batch pays for a start. Where something waits for a sleeping GPU,
	 * that has asked for it already.
	 * @return whether a batch would wake it
	 */
	public boolean wouldWake() {
		return this.state == GpuState.ASLEEP && this.backlogDocuments == 0;
	}

}
