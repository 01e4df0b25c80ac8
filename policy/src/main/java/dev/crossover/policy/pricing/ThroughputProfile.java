package dev.crossover.policy.pricing;

/**
 * How fast each pipeline works through documents of about 128 tokens.
 *
 * @param cpuDocumentsPerSecond of one serverless execution environment
 * @param gpuDocumentsPerSecond of one GPU instance
 * @param singlePipelineDocumentsPerSecond of one execution environment of the single
 * pipeline that Crossover replaces
 * @param hardware what they run on
 */
public record ThroughputProfile(double cpuDocumentsPerSecond, double gpuDocumentsPerSecond,
		double singlePipelineDocumentsPerSecond, Hardware hardware) {

	/**
	 * The profile of one reading of a text by an encoder, assumed until one is measured.
	 * @return the profile
	 */
	public static ThroughputProfile assumed() {
		ModelProfile encoder = ModelProfile.encoder();
		return new ThroughputProfile(encoder.cpuDocumentsPerSecond(), encoder.gpuDocumentsPerSecond(),
				encoder.singlePipelineDocumentsPerSecond(), Hardware.assumed());
	}

}
