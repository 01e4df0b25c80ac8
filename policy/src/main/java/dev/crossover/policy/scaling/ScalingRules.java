package dev.crossover.policy.scaling;

import java.time.Duration;

/**
 * The parameters of scaling.
 *
 * @param idleAfter how long both witnesses must have been quiet before the GPU sleeps
 * @param instancesAwake how many instances a wake asks for
 */
public record ScalingRules(Duration idleAfter, int instancesAwake) {

	/**
	 * One instance, asleep after a minute without work.
	 * @return the rules
	 */
	public static ScalingRules oneInstance() {
		return new ScalingRules(Duration.ofMinutes(1), 1);
	}

}
