package dev.crossover.policy.routing;

/** A share of CPU concurrency. */
public enum Lane {

	/**
	 * Reserved for demo, trial and interactive requests; bulk work can never starve it.
	 */
	FAST,

	/** Shards of batches. */
	BULK

}
