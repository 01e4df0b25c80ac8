package dev.crossover.policy.dispatch;

import java.time.Duration;

/** What to do with a shard next. */
public sealed interface ShardStep {

	/**
	 * Start an attempt.
	 *
	 * @param attempt its number, from 1
	 * @param delay how long to hold it back first
	 */
	record Invoke(int attempt, Duration delay) implements ShardStep {
	}

	/** Tell results-service of the output (again: the first message may be lost). */
	record Announce() implements ShardStep {
	}

	/**
	 * Give up: every document becomes {@code errored}.
	 *
	 * @param code the error code that the documents carry
	 */
	record GiveUp(String code) implements ShardStep {
	}

	/** Nothing yet. */
	record Wait() implements ShardStep {
	}

	/** Nothing any more. */
	record Done() implements ShardStep {
	}

}
