package dev.crossover.policy.pricing;

import java.time.Duration;

/**
 * How fast each pipeline works through documents of about 128 tokens, and how long a GPU
 * takes to start and stays up afterwards.
 *
 * @param cpuDocumentsPerSecond of one serverless execution environment
 * @param cpuConcurrency execution environments that one batch may use at a time
 * @param cpuMemoryGigabytes memory of an execution environment, which is what it is
 * billed by
 * @param gpuDocumentsPerSecond of one GPU instance
 * @param gpuStart from the wake to the first document
 * @param gpuTail how long an idle instance is kept before it is put to sleep
 * @param singlePipelineDocumentsPerSecond of one execution environment of the single
 * pipeline that Crossover replaces
 */
public record ThroughputProfile(double cpuDocumentsPerSecond, int cpuConcurrency, int cpuMemoryGigabytes,
		double gpuDocumentsPerSecond, Duration gpuStart, Duration gpuTail, double singlePipelineDocumentsPerSecond) {

	/**
	 * The profile assumed until one is measured on the account's own endpoints. CPU: int8
	 * MiniLM of 128 tokens on a c6i.xlarge takes 11.76 ms, FP32 (the single pipeline)
	 * 19.75 ms. GPU: 1,000 documents a second on a T4 is an assumption at the low end of
	 * what is reported; 134 s is SageMaker's median start with a cached container image.
	 * @return the profile
	 */
	public static ThroughputProfile assumed() {
		return new ThroughputProfile(85, 8, 6, 1_000, Duration.ofSeconds(134), Duration.ofSeconds(60), 50.6);
	}

}
