package dev.crossover.policy.dispatch;

import java.time.Duration;

/**
 * How often and how patiently a shard is tried.
 *
 * @param maxAttempts attempts before giving up
 * @param attemptTimeout when an attempt that left nothing behind counts as lost
 * @param announceTimeout when an output that was announced but not stored is announced
 * again
 * @param firstDelay the delay before the second attempt; each later one doubles it
 */
public record RetryRules(int maxAttempts, Duration attemptTimeout, Duration announceTimeout, Duration firstDelay) {

	/**
	 * Rules for AWS: an attempt may wait for a GPU to start and for the queue before it.
	 * @return the rules
	 */
	public static RetryRules patient() {
		return new RetryRules(4, Duration.ofMinutes(30), Duration.ofMinutes(2), Duration.ofSeconds(1));
	}

	/**
	 * The delay before an attempt.
	 * @param attempt its number, from 1
	 * @return the delay; none before the first
	 */
	public Duration delayBefore(int attempt) {
		return (attempt <= 1) ? Duration.ZERO : this.firstDelay.multipliedBy(1L << Math.min(attempt - 2, 10));
	}

}
