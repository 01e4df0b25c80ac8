package dev.crossover.policy.pricing;

import java.time.Duration;

/**
 * What both pipelines run on, whatever the model.
 *
 * @param cpuConcurrency execution environments that one batch may use at a time
 * @param cpuMemoryGigabytes memory of an execution environment, which is what it is
 * billed by
 * @param gpuStart from the wake to the first document
 * @param gpuTail how long an idle instance is kept before it is put to sleep
 * @param gpuRoundTrip what a batch on the GPU takes beside computing: staging, queueing,
 * the notification of its end
 */
public record Hardware(int cpuConcurrency, int cpuMemoryGigabytes, Duration gpuStart, Duration gpuTail,
		Duration gpuRoundTrip) {

	/**
	 * What is assumed until it is measured on the account's own endpoints: 134 s is
	 * SageMaker's median start with a cached container image.
	 * @return the hardware
	 */
	public static Hardware assumed() {
		return new Hardware(8, 6, Duration.ofSeconds(134), Duration.ofSeconds(60), Duration.ofSeconds(3));
	}

}
