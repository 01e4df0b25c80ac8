package dev.crossover.common.ledger;

import dev.crossover.policy.routing.Pipeline;

/**
 * Keys of the ledger's items, and the names of its attributes and indexes.
 */
public final class LedgerKeys {

	/** Partition key. */
	public static final String PK = "pk";

	/** Sort key. */
	public static final String SK = "sk";

	/** Sort key of a batch item. */
	public static final String BATCH = "BATCH";

	/** Sort key prefix of a shard item. */
	public static final String SHARD = "SHARD#";

	/** Index of an account's batches, oldest first. */
	public static final String BY_ACCOUNT = "by_account";

	/** Sparse index of work that is not done, by when it is due. */
	public static final String OPEN_WORK = "open_work";

	/** The {@link #OPEN_WORK} partition of uploads that are to be staged. */
	public static final String UPLOADS = "UPLOAD";

	/** When a batch ended before it was queued. */
	public static final String FAILED_AT = "failed_at";

	/** When it was asked to cancel a batch. */
	public static final String CANCEL_REQUESTED_AT = "cancel_requested_at";

	/** When a batch ended that was canceled before it was queued. */
	public static final String CANCELED_AT = "canceled_at";

	private LedgerKeys() {
	}

	/**
	 * The partition of a batch and its shards.
	 * @param batchId the batch
	 * @return the partition key
	 */
	public static String batch(String batchId) {
		return "BATCH#" + batchId;
	}

	/**
	 * The sort key of a shard.
	 * @param shard its number, from 0
	 * @return the sort key, in the order of the numbers
	 */
	public static String shard(int shard) {
		return SHARD + "%06d".formatted(shard);
	}

	/**
	 * The partition of an account in {@link #BY_ACCOUNT}.
	 * @param accountId the account
	 * @return the partition key
	 */
	public static String account(String accountId) {
		return "ACCOUNT#" + accountId;
	}

	/**
	 * The {@link #OPEN_WORK} partition of a pipeline's shards that are not stored.
	 * @param pipeline the pipeline
	 * @return the partition key
	 */
	public static String openShards(Pipeline pipeline) {
		return SHARD + pipeline;
	}

	/**
	 * The {@link #OPEN_WORK} partition of a pipeline's batches that have not ended,
	 * accepted or still being staged. The scaler looks at the GPU's.
	 * @param pipeline the pipeline
	 * @return the partition key
	 */
	public static String openBatches(Pipeline pipeline) {
		return "BATCH#" + pipeline;
	}

}
