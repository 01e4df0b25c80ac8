package dev.crossover.common.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Makes ids: in the order of their creation, and impossible to guess. The text is that of
 * a ULID in lower case, after what it names.
 */
public final class BatchIds {

	private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

	private static final int TIME_DIGITS = 10;

	private static final int RANDOM_DIGITS = 16;

	private static final int BITS = 5;

	private final RandomGenerator random = new SecureRandom();

	/**
	 * A new id of a batch.
	 * @param now the time
	 * @return the id
	 */
	public String next(Instant now) {
		return batch(ulid(now));
	}

	/**
	 * The id of a batch.
	 * @param ulid what {@link #ulid} gave
	 * @return the id
	 */
	public static String batch(String ulid) {
		return "batch_" + ulid;
	}

	/**
	 * A new id of nothing yet.
	 * @param now the time
	 * @return the id
	 */
	public String ulid(Instant now) {
		StringBuilder id = new StringBuilder();
		long time = now.toEpochMilli();
		for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
			id.append(DIGITS.charAt((int) (time >>> (digit * BITS)) & (DIGITS.length() - 1)));
		}
		for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
			id.append(DIGITS.charAt(this.random.nextInt(DIGITS.length())));
		}
		return id.toString();
	}

}
