package dev.crossover.common.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many documents of a batch ended how. They add up to the total at every instant,
 * because {@link #pending()} is what is left.
 *
 * @param total documents of the batch
 * @param succeeded documents with predictions
 * @param errored documents with an error
 * @param canceled documents that were canceled
 * @param expired documents that expired
 */
public record Counts(long total, long succeeded, long errored, long canceled, long expired) {

	/**
	 * Documents that have not ended.
	 * @return how many
	 */
	@JsonProperty("pending")
	public long pending() {
		return this.total - this.succeeded - this.errored - this.canceled - this.expired;
	}

	/**
	 * Documents that have ended.
	 * @return how many
	 */
	public long ended() {
		return this.total - pending();
	}

}
