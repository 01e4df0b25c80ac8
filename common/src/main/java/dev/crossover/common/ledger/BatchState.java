package dev.crossover.common.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The states of a batch. A state is never stored: {@link Batch#state()} derives it from
 * the facts in the ledger, so it cannot disagree with the counts.
 */
public enum BatchState {

	/** Documents are being read and staged. */
	@JsonProperty("validating")
	VALIDATING,

	/** Every document is durable; none has run. */
	@JsonProperty("queued")
	QUEUED,

	/** The GPU is on its way. */
	@JsonProperty("waking")
	WAKING,

	/** Documents are being classified. */
	@JsonProperty("running")
	RUNNING,

	/** Every document is classified; the last results are being stored. */
	@JsonProperty("finalizing")
	FINALIZING,

	/** Every document succeeded. */
	@JsonProperty("succeeded")
	SUCCEEDED,

	/** Every document ended, some with an error. */
	@JsonProperty("completed_with_errors")
	COMPLETED_WITH_ERRORS,

	/** No document could be classified, or the upload could not be read. */
	@JsonProperty("failed")
	FAILED,

	/** Canceled; documents that had ended keep their results. */
	@JsonProperty("canceled")
	CANCELED,

	/** Its completion window ended first; documents that had ended keep their results. */
	@JsonProperty("expired")
	EXPIRED;

	/**
	 * Whether nothing changes any more.
	 * @return whether this is an end
	 */
	public boolean isTerminal() {
		return switch (this) {
			case VALIDATING, QUEUED, WAKING, RUNNING, FINALIZING -> false;
			case SUCCEEDED, COMPLETED_WITH_ERRORS, FAILED, CANCELED, EXPIRED -> true;
		};
	}

}
