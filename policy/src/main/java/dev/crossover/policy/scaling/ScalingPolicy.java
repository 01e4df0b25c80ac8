package dev.crossover.policy.scaling;

import java.time.Instant;

import dev.crossover.policy.scaling.ScalingDecision.Hold;
import dev.crossover.policy.scaling.ScalingDecision.Sleep;
import dev.crossover.policy.scaling.ScalingDecision.Wake;

/**
 * Decides whether the GPU wakes, sleeps or stays. It wakes on the word of one witness,
 * and sleeps only on two: the backlog metric and the ledger must both have been quiet for
 * {@link ScalingRules#idleAfter()}.
 */
public final class ScalingPolicy {

	private final ScalingRules rules;

	public ScalingPolicy(ScalingRules rules) {
		this.rules = rules;
	}

	/**
	 * Decides.
	 * @param seen what is known
	 * @return what to do
	 */
	public ScalingDecision decide(FleetObservation seen) {
		return seen.hasWork() ? busy(seen) : quiet(seen);
	}

	private ScalingDecision busy(FleetObservation seen) {
		if (seen.desired() > 0) {
			return new Hold("Work waits and %d instance(s) serve or start.".formatted(seen.desired()), null);
		}
		if (seen.updating()) {
			return new Hold("Work waits; a change of the endpoint is under way.", null);
		}
		return new Wake(this.rules.instancesAwake(), "Work waits and the GPU is asleep.");
	}

	private ScalingDecision quiet(FleetObservation seen) {
		Instant since = (seen.quietSince() != null) ? seen.quietSince() : seen.now();
		if (seen.desired() == 0) {
			return new Hold("No work, and the GPU is asleep.", since);
		}
		if (seen.updating()) {
			return new Hold("No work; a change of the endpoint is under way.", since);
		}
		if (seen.backlog().isEmpty()) {
			return new Hold("The ledger knows of no work, but the backlog metric is silent: one proof is missing.",
					null);
		}
		if (seen.now().isBefore(since.plus(this.rules.idleAfter()))) {
			return new Hold("No work since %s; the GPU is kept for %s.".formatted(since, this.rules.idleAfter()),
					since);
		}
		return new Sleep("No work since %s: both the metric and the ledger say so.".formatted(since));
	}

}
