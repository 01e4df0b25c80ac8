package dev.crossover.policy.account;

/**
 * What an account may use over time.
 *
 * @param requestsPerMinute requests a minute, sustained
 * @param requestBurst the most requests at once after a quiet time
 * @param documentsPerDay documents accepted in a day of UTC
 * @param concurrentBatches batches that have not ended
 * @param spendUsdPerDay estimated cost at list price of what is accepted in a day of UTC,
 * in US dollars
 */
public record Quotas(long requestsPerMinute, long requestBurst, long documentsPerDay, int concurrentBatches,
		double spendUsdPerDay) {
}
