package dev.crossover.common.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When what happened to a batch; {@code null} where it has not.
 *
 * @param createdAt it was first heard of
 * @param queuedAt every document was durable and counted
 * @param wakingAt the GPU was seen on its way for it
 * @param runningAt its pipeline was seen serving it
 * @param classifiedAt its last shard had an output
 * @param storedAt results were stored last; of an ended batch, when it ended
 * @param expiresAt when what has not ended expires
 */
public record Milestones(Instant createdAt, @Nullable Instant queuedAt, @Nullable Instant wakingAt,
		@Nullable Instant runningAt, @Nullable Instant classifiedAt, @Nullable Instant storedAt, Instant expiresAt) {
}
