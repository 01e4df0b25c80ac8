package dev.crossover.policy.dispatch;

/**
 * How large a shard may get. A shard ends before the document that would break a limit.
 *
 * @param documents the most documents
 * @param bytes the most bytes of staged lines; one document alone may exceed it
 */
public record ShardLimits(int documents, long bytes) {

	/**
	 * Limits for SageMaker Async: small enough that a lost attempt costs little and that
	 * instances share a batch, far below its 1 GB.
	 * @return the limits
	 */
	public static ShardLimits gpu() {
		return new ShardLimits(500, 4L << 20);
	}

	/**
	 * Limits for SageMaker Serverless, which takes 4 MB and gives a call 60 s: 200
	 * documents of 512 tokens take about 12 s there.
	 * @return the limits
	 */
	public static ShardLimits cpu() {
		return new ShardLimits(200, 3L << 20);
	}

	/**
	 * Whether one more document still fits.
	 * @param documents documents in the shard so far
	 * @param bytes bytes in the shard so far
	 * @param more bytes of the next document's line
	 * @return whether it fits; an empty shard takes any document
	 */
	public boolean admit(int documents, long bytes, long more) {
		return documents == 0 || (documents < this.documents && bytes + more <= this.bytes);
	}

}
