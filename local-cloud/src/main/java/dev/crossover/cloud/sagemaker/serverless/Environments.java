package dev.crossover.cloud.sagemaker.serverless;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The execution environments of a serverless endpoint: each does one request at a time. A
 * request takes a provisioned one if it can, else the one on demand that was used last,
 * else a new one, which is cold.
 */
final class Environments {

	private final Duration keptWarm;

	/** When each idle environment on demand was last used, the latest first. */
	private final Deque<Instant> idle = new ArrayDeque<>();

	private int limit;

	private int provisioned;

	/** How many are ready before {@link #provisionedFrom}. */
	private int provisionedBefore;

	private Instant provisionedFrom = Instant.MIN;

	private int busyProvisioned;

	private int busyOnDemand;

	Environments(Duration keptWarm) {
		this.keptWarm = keptWarm;
	}

	/**
	 * Changes how many there may be.
	 * @param concurrency how many at most
	 * @param warm how many of them are provisioned
	 * @param now when that was wished
	 * @param ready when further provisioned ones are ready
	 */
	synchronized void want(int concurrency, int warm, Instant now, Instant ready) {
		this.provisionedBefore = Math.min(provisioned(now), warm);
		this.provisionedFrom = ready;
		this.provisioned = warm;
		this.limit = concurrency;
	}

	/**
	 * Takes an environment for a request.
	 * @param now when the request came
	 * @return how the environment is, or empty when all that may be are busy
	 */
	synchronized Optional<Environment> take(Instant now) {
		if (this.busyProvisioned + this.busyOnDemand >= this.limit) {
			return Optional.empty();
		}
		if (this.busyProvisioned < provisioned(now)) {
			this.busyProvisioned++;
			return Optional.of(Environment.PROVISIONED);
		}
		this.busyOnDemand++;
		Instant lastUsed = this.idle.pollFirst();
		if (lastUsed != null && lastUsed.plus(this.keptWarm).isAfter(now)) {
			return Optional.of(Environment.WARM);
		}
		// The others were last used before this one.
		this.idle.clear();
		return Optional.of(Environment.COLD);
	}

	synchronized void release(Environment environment, Instant now) {
		if (environment == Environment.PROVISIONED) {
			this.busyProvisioned--;
		}
		else {
			this.busyOnDemand--;
			this.idle.addFirst(now);
		}
	}

	/** Ends every idle environment on demand: the process behind them is gone. */
	synchronized void cool() {
		this.idle.clear();
	}

	synchronized Load load(Instant now) {
		return new Load(this.busyProvisioned + this.busyOnDemand, this.limit, this.busyProvisioned, provisioned(now));
	}

	private int provisioned(Instant now) {
		return now.isBefore(this.provisionedFrom) ? this.provisionedBefore : this.provisioned;
	}

	/** How an environment is when a request takes it. */
	enum Environment {

		PROVISIONED, WARM, COLD

	}

	/**
	 * How busy they are.
	 *
	 * @param busy how many do a request
	 * @param limit how many there may be
	 * @param busyProvisioned how many of the provisioned ones do a request
	 * @param provisioned how many are provisioned and ready
	 */
	record Load(int busy, int limit, int busyProvisioned, int provisioned) {
	}

}
