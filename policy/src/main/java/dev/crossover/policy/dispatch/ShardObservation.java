package dev.crossover.policy.dispatch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a shard when its next step is decided.
 *
 * @param status how far it has come
 * @param attempt the number of the latest attempt, 0 before the first
 * @param deadline when the latest step counts as lost; {@code null} before the first
 * @param output what the latest attempt left behind
 */
public record ShardObservation(ShardStatus status, int attempt, @Nullable Instant deadline, Output output) {

	/** What an attempt left behind in S3. */
	public enum Output {

		/** Nothing yet. */
		NONE,

		/** An output object. */
		SUCCESS,

		/** A failure object. */
		FAILURE

	}

}
