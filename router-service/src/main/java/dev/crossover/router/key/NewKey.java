package dev.crossover.router.key;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import org.springframework.stereotype.Component;

/** Makes API keys. */
@Component
public class NewKey {

	/** 43 digits of base 62 are more than 256 bits. */
	private static final int RANDOM = 43;

	static final int SECRET_LENGTH = RANDOM + Checksum.LENGTH;

	private static final int ID = 16;

	private final RandomGenerator random = new SecureRandom();

	private final String environment;

	NewKey(KeySettings settings) {
		this.environment = settings.keyEnvironment();
	}

	/**
	 * Makes a key.
	 * @return the key; nobody has it but the caller
	 */
	public ApiKey make() {
		String id = digits(ID);
		String start = "xo_%s_%s_%s".formatted(this.environment, id, digits(RANDOM));
		return new ApiKey(id, start + Checksum.of(start));
	}

	private String digits(int count) {
		StringBuilder digits = new StringBuilder(count);
		for (int i = 0; i < count; i++) {
			digits.append(Checksum.DIGITS.charAt(this.random.nextInt(Checksum.DIGITS.length())));
		}
		return digits.toString();
	}

}
