package dev.crossover.common.ledger;

import java.util.Set;

import dev.crossover.policy.retry.Retriable;

/**
 * Documents of a batch that has ended, as they were staged for it.
 *
 * @param retryOf the batch
 * @param outcomes which of its documents
 * @param documents how many these are
 */
public record RetrySource(String retryOf, Set<Retriable> outcomes, long documents) implements BatchSource {

	public RetrySource {
		outcomes = Set.copyOf(outcomes);
	}

}
