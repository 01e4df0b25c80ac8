package dev.crossover.policy.parameters;

import java.time.Duration;

/**
 * What the CPU pipeline can hold. Batches are cut into calls, so a batch fits as long as
 * it is not too many of them.
 *
 * @param synchronousDocuments the most documents of one call
 * @param callBytes the most bytes of one call; SageMaker Serverless takes 4 MB
 * @param callDuration the longest one call may compute; SageMaker Serverless gives it 60
 * s
 * @param callsPerBatch the most calls that one batch may be cut into
 */
public record Serverless(int synchronousDocuments, long callBytes, Duration callDuration, long callsPerBatch) {

	/**
	 * The limits of SageMaker Serverless, and up to a million documents.
	 * @return the limits
	 */
	public static Serverless defaults() {
		return new Serverless(200, 4L << 20, Duration.ofSeconds(60), 5_000);
	}

	/**
	 * Into how many calls work is cut.
	 * @param documents how many documents
	 * @param bytes their size
	 * @param secondsEach what one document computes
	 * @return the number of calls; {@link Long#MAX_VALUE} when not even one document fits
	 */
	public long calls(long documents, long bytes, double secondsEach) {
		double seconds = this.callDuration.toMillis() / 1_000.0;
		if (secondsEach > seconds) {
			return Long.MAX_VALUE;
		}
		long byCount = Math.ceilDiv(documents, (long) this.synchronousDocuments);
		long bySize = Math.ceilDiv(bytes, this.callBytes);
		long byTime = (long) Math.ceil(documents * secondsEach / seconds);
		return Math.max(Math.max(byCount, bySize), byTime);
	}

}
