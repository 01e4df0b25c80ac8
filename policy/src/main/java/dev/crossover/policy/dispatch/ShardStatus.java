package dev.crossover.policy.dispatch;

/** How far a shard has come. */
public enum ShardStatus {

	/** Its object is durable; no attempt runs. */
	STAGED,

	/** An attempt has been started. */
	IN_FLIGHT,

	/** An output exists and results-service has been told. */
	CLASSIFIED,

	/** Its results are stored and counted: the end. */
	STORED

}
