package dev.crossover.policy.routing;

/** The two pipelines. */
public enum Pipeline {

	/** SageMaker Serverless: answers at once, never cold. */
	CPU,

	/** SageMaker Async on a GPU that sleeps at zero instances. */
	GPU

}
