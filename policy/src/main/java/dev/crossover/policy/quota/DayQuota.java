package dev.crossover.policy.quota;

import java.util.Optional;

import dev.crossover.policy.account.Quotas;

/** What an account may have accepted in a day of UTC. */
public enum DayQuota {

	/** So many documents. */
	DOCUMENTS,

	/** So much estimated cost. */
	SPEND;

	/** Billionths of a dollar in a dollar, in which costs are counted. */
	private static final long NANO_USD = 1_000_000_000;

	/**
	 * The quota that more would exceed.
	 * @param documents documents accepted so far
	 * @param nanoUsd their cost, in billionths of a dollar
	 * @param moreDocuments documents that are to be accepted
	 * @param moreNanoUsd their cost
	 * @param quotas what the account may use
	 * @return the quota, or empty when more may be accepted
	 */
	public static Optional<DayQuota> exceeded(long documents, long nanoUsd, long moreDocuments, long moreNanoUsd,
			Quotas quotas) {
		if (documents + moreDocuments > quotas.documentsPerDay()) {
			return Optional.of(DOCUMENTS);
		}
		return (nanoUsd + moreNanoUsd > nanoUsd(quotas.spendUsdPerDay())) ? Optional.of(SPEND) : Optional.empty();
	}

	/**
	 * A cost as it is counted.
	 * @param usd US dollars
	 * @return billionths of a dollar
	 */
	public static long nanoUsd(double usd) {
		return Math.round(usd * NANO_USD);
	}

	/**
	 * A counted cost as it is shown.
	 * @param nanoUsd billionths of a dollar
	 * @return US dollars
	 */
	public static double usd(long nanoUsd) {
		return (double) nanoUsd / NANO_USD;
	}

}
