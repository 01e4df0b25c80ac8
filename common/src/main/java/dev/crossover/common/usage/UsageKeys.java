package dev.crossover.common.usage;

import java.time.LocalDate;

/** Keys and attributes of the ledger's items that count what accounts use. */
public final class UsageKeys {

	/** Sort key of the item that counts open batches. */
	public static final String OPEN = "OPEN";

	/** Prefix of the sort keys of days. */
	public static final String DAY = "DAY#";

	/** How many batches are open. */
	public static final String BATCHES = "batches";

	static final String DOCUMENTS = "documents";

	static final String NANO_USD = "nano_usd";

	static final String SINGLE_PIPELINE_NANO_USD = "single_pipeline_nano_usd";

	private UsageKeys() {
	}

	/**
	 * The partition of what an account uses.
	 * @param accountId the account
	 * @return the partition key
	 */
	public static String account(String accountId) {
		return "USAGE#" + accountId;
	}

	/**
	 * The sort key of a day.
	 * @param day the day
	 * @return the sort key, in the order of days
	 */
	public static String day(LocalDate day) {
		return DAY + day;
	}

}
