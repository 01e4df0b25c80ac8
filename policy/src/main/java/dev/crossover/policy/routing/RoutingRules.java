package dev.crossover.policy.routing;

/**
 * The parameters of routing.
 *
 * @param gpuThresholdDocuments from how many documents on a batch goes to the GPU
 * @param synchronousDocuments the most documents that are answered at once by the CPU
 * pipeline; SageMaker Serverless gives one call 60 s
 * @param version names this set of parameters; every decision carries it
 */
public record RoutingRules(long gpuThresholdDocuments, int synchronousDocuments, String version) {

	/**
	 * The first rules: one fixed threshold.
	 * @return the rules
	 */
	public static RoutingRules fixedThreshold() {
		return new RoutingRules(1_000, 200, "fixed-threshold-1");
	}

}
