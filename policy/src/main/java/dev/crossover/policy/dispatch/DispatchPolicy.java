package dev.crossover.policy.dispatch;

import java.time.Instant;

/**
 * Decides the next step of a shard from what its latest attempt left behind. The order
 * matters: an output found in S3 ends an attempt whatever its clock says, since work that
 * was done is never done again.
 */
public final class DispatchPolicy {

	private final RetryRules rules;

	public DispatchPolicy(RetryRules rules) {
		this.rules = rules;
	}

	/**
	 * Decides the next step.
	 * @param shard what is known
	 * @param now the time
	 * @return the step
	 */
	public ShardStep next(ShardObservation shard, Instant now) {
		return switch (shard.status()) {
			case STAGED -> staged(shard);
			case IN_FLIGHT -> inFlight(shard, now);
			case CLASSIFIED -> overdue(shard, now) ? new ShardStep.Announce() : new ShardStep.Wait();
			case STORED -> new ShardStep.Done();
		};
	}

	private ShardStep staged(ShardObservation shard) {
		return switch (shard.output()) {
			case SUCCESS -> new ShardStep.Announce();
			case FAILURE -> retry(shard, "model_error");
			case NONE -> retry(shard, "timed_out");
		};
	}

	private ShardStep inFlight(ShardObservation shard, Instant now) {
		return switch (shard.output()) {
			case SUCCESS -> new ShardStep.Announce();
			case FAILURE -> retry(shard, "model_error");
			case NONE -> overdue(shard, now) ? retry(shard, "timed_out") : new ShardStep.Wait();
		};
	}

	private ShardStep retry(ShardObservation shard, String code) {
		int attempt = shard.attempt() + 1;
		return (attempt <= this.rules.maxAttempts()) ? new ShardStep.Invoke(attempt, this.rules.delayBefore(attempt))
				: new ShardStep.GiveUp(code);
	}

	private static boolean overdue(ShardObservation shard, Instant now) {
		return shard.deadline() == null || !now.isBefore(shard.deadline());
	}

}
