package dev.crossover.cloud.delivery;

import java.time.Duration;

import dev.crossover.cloud.protocol.Fields;

/**
 * How often and how long a delivery is tried again.
 *
 * @param attempts the most attempts after the first
 * @param age how old a message may become
 */
public record RetryPolicy(int attempts, Duration age) {

	private static final int MOST_ATTEMPTS = 185;

	private static final int OLDEST_SECONDS = 86_400;

	/**
	 * Reads a policy; without one AWS tries 185 times in 24 hours.
	 * @param fields the policy's members
	 * @return the policy
	 */
	public static RetryPolicy of(Fields fields) {
		return new RetryPolicy(fields.integer("MaximumRetryAttempts", MOST_ATTEMPTS, 0, MOST_ATTEMPTS),
				Duration.ofSeconds(fields.integer("MaximumEventAgeInSeconds", OLDEST_SECONDS, 60, OLDEST_SECONDS)));
	}

}
