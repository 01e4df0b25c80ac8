package dev.crossover.gpu.sweep;

import java.time.Instant;

import dev.crossover.gpu.ledger.OpenBatch;

/** What to do about a batch that is not done. */
enum BatchStep {

	/** Remove it: its intake died before it was queued. */
	REMOVE,

	/** Take it off the open work: every result is stored. */
	CLOSE,

	/** End what has not run: it was canceled. */
	CANCEL,

	/** End what has not run: its window is over. */
	EXPIRE,

	/** See whether its last shard is classified. */
	WATCH;

	/**
	 * Decides, for a batch that is due.
	 * @param open the batch
	 * @param now the time
	 * @return the step
	 */
	static BatchStep of(OpenBatch open, Instant now) {
		if (open.batch().milestones().queuedAt() == null) {
			return REMOVE;
		}
		if (open.stored()) {
			return CLOSE;
		}
		if (open.canceled()) {
			return CANCEL;
		}
		return open.expired(now) ? EXPIRE : WATCH;
	}

}
