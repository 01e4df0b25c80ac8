package dev.crossover.policy.retry;

/** What a retry of a batch comes to. */
public sealed interface RetryDecision {

	/**
	 * Documents run again, as a batch of their own.
	 *
	 * @param documents how many
	 */
	record Run(long documents) implements RetryDecision {
	}

	/**
	 * There is nothing to run.
	 *
	 * @param code the error code of the public API
	 * @param detail what is wrong and what to do
	 */
	record Refused(String code, String detail) implements RetryDecision {
	}

}
