package dev.crossover.gpu.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

import org.springframework.stereotype.Component;

/**
 * Makes ids of batches: in the order of their creation, and impossible to guess. The text
 * is that of a ULID in lower case.
 */
@Component
class BatchIds {

	private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

	private static final int TIME_DIGITS = 10;

	private static final int RANDOM_DIGITS = 16;

	private static final int BITS = 5;

	private final RandomGenerator random = new SecureRandom();

	String next(Instant now) {
		StringBuilder id = new StringBuilder("batch_");
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
