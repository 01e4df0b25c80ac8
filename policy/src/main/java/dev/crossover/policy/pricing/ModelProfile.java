package dev.crossover.policy.pricing;

/**
 * How fast one model works through documents of about 128 tokens.
 *
 * @param reader what reads the text for the model; models with the same reader share one
 * reading, so that asking several of them is the work of one
 * @param cpuDocumentsPerSecond on one serverless execution environment
 * @param gpuDocumentsPerSecond on one GPU instance
 * @param singlePipelineDocumentsPerSecond on one execution environment of the single
 * pipeline that Crossover replaces
 */
public record ModelProfile(String reader, double cpuDocumentsPerSecond, double gpuDocumentsPerSecond,
		double singlePipelineDocumentsPerSecond) {

	/**
	 * A model that an encoder of MiniLM's size reads for. CPU: int8 MiniLM of 128 tokens
	 * on a c6i.xlarge takes 11.76 ms, FP32 (the single pipeline) 19.75 ms. GPU: 1,000
	 * documents a second on a T4 is an assumption at the low end of what is reported.
	 * @return the profile
	 */
	public static ModelProfile encoder() {
		return new ModelProfile("encoder", 85, 1_000, 50.6);
	}

	/**
	 * A model that counts groups of letters. An assumption; it hardly computes, so the
	 * GPU's instance runs it at about the pace of a CPU.
	 * @return the profile
	 */
	public static ModelProfile letters() {
		return new ModelProfile("letters", 5_000, 10_000, 5_000);
	}

}
