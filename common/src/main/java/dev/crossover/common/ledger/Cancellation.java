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
}
