package dev.crossover.policy.account;

/**
 * What one submission of an account may hold.
 *
 * @param documentsPerBatch the most documents in one submission
 * @param charactersPerDocument the most UTF-16 units in one text; a longer one is refused
 * as {@code too_long}, while texts over the models' token limit are merely cut
 * @param bytesPerBatch the most bytes of one submission, after decompression
 */
public record AccountLimits(long documentsPerBatch, int charactersPerDocument, long bytesPerBatch) {

	private static final long MIB = 1L << 20;

	/**
	 * The limits of an account type.
	 * @param type the account type
	 * @return its limits
	 */
	public static AccountLimits of(AccountType type) {
		return switch (type) {
			case DEMO -> new AccountLimits(100, 10_000, MIB);
			case TRIAL -> new AccountLimits(1_000, 20_000, 8 * MIB);
			case STANDARD -> new AccountLimits(1_000_000, 100_000, 1_024 * MIB);
			case ENTERPRISE -> new AccountLimits(10_000_000, 100_000, 10_240 * MIB);
		};
	}

}
