package dev.crossover.policy.pricing;

/** What the GPU endpoint is doing, as far as cost and waiting are concerned. */
public enum GpuState {

	/** No instance and none on its way: the next batch pays for a start. */
	ASLEEP,

	/** An instance is on its way: its start is paid for, but work waits for it. */
	STARTING,

	/** At least one instance serves. */
	READY

}
