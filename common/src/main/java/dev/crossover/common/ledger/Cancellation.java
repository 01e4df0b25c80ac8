package dev.crossover.common.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That a batch was canceled.
 *
 * @param requestedAt when that was asked for; nothing of it starts from then on
 * @param endedAt when it ended, if that was before any of its documents was queued
 */
public record Cancellation(Instant requestedAt, @Nullable Instant endedAt) {

	/**
	 * A cancellation that the batch's shards are yet to follow.
	 * @param at when it was asked for
	 * @return the cancellation
	 */
	public static Cancellation requested(Instant at) {
		return new Cancellation(at, null);
	}

}
