package dev.crossover.policy.quota;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket as it was at some time. Over any time it gives no more tokens than the
 * burst and what that time brings.
 *
 * @param tokens tokens it held
 * @param at when
 */
public record TokenBucket(double tokens, Instant at) {

	private static final double MILLIS_A_SECOND = 1_000;

	/**
	 * A bucket nobody has taken from.
	 * @param rate its rate
	 * @param now the time
	 * @return the full bucket
	 */
	public static TokenBucket full(Rate rate, Instant now) {
		return new TokenBucket(rate.burst(), now);
	}

	/**
	 * Takes tokens, as many as there are.
	 * @param wanted how many at most
	 * @param rate the bucket's rate
	 * @param now the time; an earlier one than the bucket's counts as the bucket's
	 * @return what was given, and what is left
	 */
	public Grant take(long wanted, Rate rate, Instant now) {
		TokenBucket filled = at(rate, now);
		long granted = Math.clamp((long) Math.floor(filled.tokens), 0, wanted);
		return new Grant(granted, new TokenBucket(filled.tokens - granted, filled.at));
	}

	private TokenBucket at(Rate rate, Instant now) {
		if (!now.isAfter(this.at)) {
			return new TokenBucket(Math.min(this.tokens, rate.burst()), this.at);
		}
		double gained = Duration.between(this.at, now).toMillis() / MILLIS_A_SECOND * rate.perSecond();
		return new TokenBucket(Math.min(this.tokens + gained, rate.burst()), now);
	}

	/**
	 * Tokens that were given.
	 *
	 * @param tokens how many
	 * @param left the bucket without them
	 */
	public record Grant(long tokens, TokenBucket left) {
	}

}
