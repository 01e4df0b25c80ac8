package dev.crossover.policy.quota;

import java.time.Duration;

import dev.crossover.policy.account.Quotas;

/**
 * How fast a token bucket fills, and how full it gets.
 *
 * @param burst the most tokens it holds
 * @param perSecond tokens it gains a second
 */
public record Rate(long burst, double perSecond) {

	private static final double SECONDS_A_MINUTE = 60;

	/**
	 * The rate of an account's requests.
	 * @param quotas what the account may use
	 * @return the rate
	 */
	public static Rate of(Quotas quotas) {
		return new Rate(quotas.requestBurst(), quotas.requestsPerMinute() / SECONDS_A_MINUTE);
	}

	/**
	 * How many tokens one of several instances takes at a time: what comes in a second,
	 * but no more than a tenth of the burst, for what it takes others lack.
	 * @return how many, at least 1
	 */
	public long tranche() {
		return Math.max(1, Math.min((long) this.perSecond, this.burst / 10));
	}

	/**
	 * How long some tokens take to come.
	 * @param tokens how many
	 * @return the time, rounded up to a second
	 */
	public Duration toGain(double tokens) {
		return Duration.ofSeconds((long) Math.ceil(tokens / this.perSecond));
	}

}
