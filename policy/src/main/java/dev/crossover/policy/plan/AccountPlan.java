package dev.crossover.policy.plan;

import java.time.Duration;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Lane;

/**
 * What an account is promised and allowed.
 *
 * @param latencyObjective within which 95 of 100 requests that are answered at once shall
 * be answered
 * @param lane the share of CPU concurrency that requests which are answered at once use
 * @param defaultWindow by when a batch is needed that does not say so
 * @param limits what one submission may hold
 * @param quotas what may be used over time
 */
public record AccountPlan(Duration latencyObjective, Lane lane, CompletionWindow defaultWindow, AccountLimits limits,
		Quotas quotas) {
}
