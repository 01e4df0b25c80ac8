package dev.crossover.policy.pricing;

import java.time.Duration;

/**
 * Estimates cost and time of a number of documents on each pipeline. Compute is counted,
 * and the storage requests by which a batch reaches the GPU; whatever else there is costs
 * the same few cents on either side.
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
	 * Serverless, as many calls at a time as a batch may make: billed for the seconds an
	 * execution environment is busy.
	 * @return what it offers
	 */
	public Quote cpu() {
		return serverless(this.profile.cpuDocumentsPerSecond(), hardware().cpuConcurrency());
	}

	/**
	 * Serverless, all documents in one call.
	 * @return what it offers
	 */
	public Quote cpuCall() {
		return serverless(this.profile.cpuDocumentsPerSecond(), 1);
	}

	/**
	 * GPU: billed from start to stop. Whoever wakes it pays for its whole start and tail;
	 * while it starts or serves already, another batch pays for them. What waits is
	 * worked off before.
	 * @param seen what is seen of the GPU
	 * @return what it offers
	 */
	public Quote gpu(GpuObservation seen) {
		double each = 1 / this.profile.gpuDocumentsPerSecond();
		int instances = Math.max(1, seen.instances());
		double start = (seen.state() != GpuState.READY) ? seconds(hardware().gpuStart()) : 0;
		double waiting = seen.backlogDocuments() * each / instances + seconds(hardware().gpuRoundTrip());
		double wake = seen.wouldWake() ? start + seconds(hardware().gpuTail()) : 0;
		double second = this.prices.gpuInstanceHour() / SECONDS_PER_HOUR;
		return new Quote(new Line(wake * second + this.prices.gpuBatchRequests(), each * second),
				new Line(start + waiting, each / instances));
	}

	/**
	 * The single serverless pipeline that Crossover replaces, as the baseline of savings.
	 * @return what it offers
	 */
	public Quote singlePipeline() {
		return serverless(this.profile.singlePipelineDocumentsPerSecond(), hardware().cpuConcurrency());
	}

	/**
	 * A batch on the CPU pipeline.
	 * @param documents how many documents
	 * @return the estimate
	 */
	public Estimate cpu(long documents) {
		return cpu().of(documents);
	}

	/**
	 * A batch on a GPU that nothing else waits for.
	 * @param documents how many documents
	 * @param state what the GPU is doing now
	 * @return the estimate
	 */
	public Estimate gpu(long documents, GpuState state) {
		return gpu(GpuObservation.idle(state)).of(documents);
	}

	/**
	 * A batch on the single pipeline.
	 * @param documents how many documents
	 * @return the estimate
	 */
	public Estimate singlePipeline(long documents) {
		return singlePipeline().of(documents);
	}

	/**
	 * The crossover point if time does not matter: the smallest batch for which the GPU
	 * is no dearer than the CPU.
	 * @param state what the GPU is doing now
	 * @return the number of documents; {@link Line#NEVER} where the GPU never gets
	 * cheaper
	 */
	public long crossover(GpuState state) {
		return gpu(GpuObservation.idle(state)).costUsd().notAbove(cpu().costUsd());
	}

	private Quote serverless(double documentsPerSecond, int concurrency) {
		double each = 1 / documentsPerSecond;
		double gigabytes = hardware().cpuMemoryGigabytes();
		return new Quote(new Line(0, each * gigabytes * this.prices.serverlessGigabyteSecond()),
				new Line(0, each / concurrency));
	}

	private Hardware hardware() {
		return this.profile.hardware();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1_000.0;
	}

}
