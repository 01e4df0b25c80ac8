package dev.crossover.common.aws;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Waits a random time between nothing and a limit that doubles: those who collided once
 * do not collide again in step.
 *
 * @param first the first limit
 * @param longest the limit that it never exceeds
 * @param retries how many retries there are
 * @param random where the randomness comes from
 */
public record FullJitter(Duration first, Duration longest, int retries, RandomGenerator random) implements BackOff {

	/**
	 * Waits as often as whoever waits wants to.
	 * @param first the first limit, which doubles five times
	 * @return the waits
	 */
	public static FullJitter unlimited(Duration first) {
		return of(first, first.multipliedBy(32), Integer.MAX_VALUE);
	}

	/**
	 * Waits so often at the most.
	 * @param first the first limit
	 * @param longest the limit that it never exceeds
	 * @param retries how many retries there are
	 * @return the waits
	 */
	public static FullJitter of(Duration first, Duration longest, int retries) {
		return new FullJitter(first, longest, retries, () -> ThreadLocalRandom.current().nextLong());
	}

	@Override
	public BackOffExecution start() {
		return new BackOffExecution() {

			private long limit = FullJitter.this.first.toMillis();

			private int left = FullJitter.this.retries;

			@Override
			public long nextBackOff() {
				if (this.left-- == 0) {
					return STOP;
				}
				long wait = FullJitter.this.random.nextLong(this.limit + 1);
				this.limit = Math.min(2 * this.limit, FullJitter.this.longest.toMillis());
				return wait;
			}

		};
	}

}
