package dev.crossover.policy.routing;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;

/**
 * What routing looks at.
 *
 * @param accountType who asks
 * @param limits what one submission of the account may hold
 * @param documents how many documents; of an upload still being read, how many have been
 * seen
 * @param bytes size of the texts
 * @param wish the pipeline the caller wishes for
 * @param window by when the caller needs it
 * @param batch whether the caller asked for a batch rather than for an answer at once
 */
public record RoutingRequest(AccountType accountType, AccountLimits limits, long documents, long bytes,
		PipelineWish wish, CompletionWindow window, boolean batch) {
}
