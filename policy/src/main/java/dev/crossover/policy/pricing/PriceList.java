package dev.crossover.policy.pricing;

import java.time.LocalDate;

/**
 * List prices of one AWS region, on demand, in US dollars.
 *
 * @param region the region
 * @param asOf when the prices were looked up
 * @param gpuInstanceHour an ml.g4dn.xlarge hour; billed per second of instance up-time
 * @param serverlessGigabyteSecond a SageMaker Serverless gigabyte-second
 * @param gpuBatchRequests the storage requests by which the smallest batch reaches the
 * GPU and its results come back: two writes and two reads
 */
public record PriceList(String region, LocalDate asOf, double gpuInstanceHour, double serverlessGigabyteSecond,
		double gpuBatchRequests) {

	/**
	 * Prices of us-east-1. The GPU price is EC2's 0.526 times SageMaker's 1.4; the
	 * serverless price is the cost constant of aws-samples'
	 * sagemaker-serverless-inference-benchmarking (6 GB: 0.00012 a second). S3: 0.005 for
	 * a thousand writes, 0.0004 for a thousand reads.
	 * @return the list
	 */
	public static PriceList usEast1() {
		return new PriceList("us-east-1", LocalDate.of(2026, 8, 17), 0.7364, 0.00002, 0.0000108);
	}

}
