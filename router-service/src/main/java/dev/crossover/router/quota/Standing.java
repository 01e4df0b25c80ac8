package dev.crossover.router.quota;

import java.time.Duration;

import dev.crossover.policy.quota.Rate;

/**
 * Where an account stands with its requests.
 *
 * @param admitted whether one more was admitted
 * @param rate how fast its bucket fills
 * @param remaining requests it may make at once, as far as this instance knows
 */
record Standing(boolean admitted, Rate rate, long remaining) {

	/**
	 * When its bucket is full.
	 * @return the time until then
	 */
	Duration untilFull() {
		return this.rate.toGain(Math.max(0, this.rate.burst() - this.remaining));
	}

	/**
	 * When to ask again if it was not admitted.
	 * @return the time until the next token
	 */
	Duration untilNext() {
		return this.rate.toGain(1);
	}

}
