package dev.crossover.policy.pricing;

import java.time.Duration;

/**
 * Estimates cost and time of a number of documents on each pipeline. Only compute is
 * counted: requests and storage are the same few cents on either side.
 */
public final class CostModel {

	private static final double SECONDS_PER_HOUR = 3_600;

	private final PriceList prices;

	private final ThroughputProfile profile;

	public CostModel(PriceList prices, ThroughputProfile profile) {
		this.prices = prices;
		this.profile = profile;
	}

	/**
	 * Serverless: billed for the seconds an execution environment is busy.
	 * @param documents how many documents
	 * @return the estimate
	 */
	public Estimate cpu(long documents) {
		double busy = documents / this.profile.cpuDocumentsPerSecond();
		return new Estimate(serverless(busy), busy / this.profile.cpuConcurrency());
	}

	/**
	 * GPU: billed from start to stop. A sleeping GPU carries its whole start and tail,
	 * one that starts or serves already carries neither, for another batch pays for them.
	 * @param documents how many documents
	 * @param state what the GPU is doing now
	 * @return the estimate
	 */
	public Estimate gpu(long documents, GpuState state) {
		double busy = documents / this.profile.gpuDocumentsPerSecond();
		double start = seconds(this.profile.gpuStart());
		return switch (state) {
			case ASLEEP -> new Estimate(instance(start + busy + seconds(this.profile.gpuTail())), start + busy);
			case STARTING -> new Estimate(instance(busy), start + busy);
			case READY -> new Estimate(instance(busy), busy);
		};
	}

	/**
	 * The single serverless pipeline that Crossover replaces, as the baseline of savings.
	 * @param documents how many documents
	 * @return the estimate
	 */
	public Estimate singlePipeline(long documents) {
		double busy = documents / this.profile.singlePipelineDocumentsPerSecond();
		return new Estimate(serverless(busy), busy / this.profile.cpuConcurrency());
	}

	/**
	 * The crossover point: the smallest batch for which the GPU is no dearer than the
	 * CPU.
	 * @param state what the GPU is doing now
	 * @return the number of documents; {@link Long#MAX_VALUE} where the GPU never gets
	 * cheaper
	 */
	public long crossover(GpuState state) {
		double fixed = gpu(0, state).costUsd();
		double saved = serverless(1 / this.profile.cpuDocumentsPerSecond())
				- instance(1 / this.profile.gpuDocumentsPerSecond());
		return (saved > 0) ? Math.max(1, (long) Math.ceil(fixed / saved)) : Long.MAX_VALUE;
	}

	private double serverless(double busySeconds) {
		return busySeconds * this.profile.cpuMemoryGigabytes() * this.prices.serverlessGigabyteSecond();
	}

	private double instance(double upSeconds) {
		return upSeconds * this.prices.gpuInstanceHour() / SECONDS_PER_HOUR;
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1_000.0;
	}

}
