package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.time.Instant;

/**
 * The time a policy's last change has to take effect.
 *
 * @param from the capacity before the change
 * @param to the capacity after it
 * @param until when the time is over
 */
record Cooldown(int from, int to, Instant until) {

	static Cooldown after(int from, int to, Instant now, Duration time) {
		return new Cooldown(from, to, now.plus(time));
	}

	/**
	 * The capacity from which a scale-out counts. While an earlier one takes effect, what
	 * it added counts for the next, so the same alarm does not add it again.
	 * @param capacity the capacity now
	 * @param now the cloud's time
	 * @return the capacity to count from
	 */
	int base(int capacity, Instant now) {
		return (now.isBefore(this.until) && this.to > this.from) ? Math.min(this.from, capacity) : capacity;
	}

	/**
	 * Whether a change may come: a scale-in waits, a scale-out does not.
	 * @param capacity the capacity now
	 * @param desired the capacity that is wanted
	 * @param now the cloud's time
	 * @return whether it may
	 */
	boolean allows(int capacity, int desired, Instant now) {
		return desired > capacity || !now.isBefore(this.until);
	}

}
