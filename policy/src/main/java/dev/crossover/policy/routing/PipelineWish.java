package dev.crossover.policy.routing;

/** Which pipeline a caller wishes for: a wish that the decision records as its rule. */
public enum PipelineWish {

	/** No wish: the policy decides. */
	AUTO,

	/** The CPU pipeline. */
	CPU,

	/** The GPU pipeline. */
	GPU

}
