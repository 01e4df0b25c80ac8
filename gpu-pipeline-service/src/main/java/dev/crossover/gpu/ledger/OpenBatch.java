package dev.crossover.gpu.ledger;

import java.time.Instant;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.trace.Origin;

/**
 * A batch of the ledger with what only those who see to it need to know.
 *
 * @param batch the batch
 * @param origin the request that brought it; its work is logged and traced under it
 * @param shardsStored how many of its shards have their results stored
 * @param due its place in the index of open work; empty once it has ended
 */
public record OpenBatch(Batch batch, Origin origin, int shardsStored, String due) {

	/**
	 * Whether every document's result is stored.
	 * @return whether nothing is left to do
	 */
	public boolean stored() {
		return this.batch.milestones().queuedAt() != null && this.shardsStored >= this.batch.shards()
				&& this.batch.counts().pending() == 0;
	}

	/**
	 * Whether attempts at its shards may start.
	 * @param now the time
	 * @return whether it is queued and neither canceled nor expired
	 */
	public boolean mayRun(Instant now) {
		return this.batch.milestones().queuedAt() != null && !canceled() && !expired(now);
	}

	/**
	 * Whether it was asked to cancel it.
	 * @return whether what has not run shall not run any more
	 */
	public boolean canceled() {
		return this.batch.cancellation() != null;
	}

	/**
	 * Whether its window has ended.
	 * @param now the time
	 * @return whether what has not run shall not run any more
	 */
	public boolean expired(Instant now) {
		return !now.isBefore(this.batch.milestones().expiresAt());
	}

}
