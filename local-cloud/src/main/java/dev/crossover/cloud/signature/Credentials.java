package dev.crossover.cloud.signature;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The one pair of credentials that the cloud knows the secret of. Whoever presigns
 * addresses needs it; any other request may be signed with whatever one likes.
 *
 * @param accessKey the public half
 * @param secretKey the secret half
 */
public record Credentials(@JsonProperty("access_key") String accessKey, @JsonProperty("secret_key") String secretKey) {

	private static final int SECRET_BYTES = 30;

	private static final int KEY_BYTES = 10;

	/**
	 * Makes a pair that nobody can guess.
	 * @return the pair
	 */
	public static Credentials random() {
		return new Credentials("LOCAL" + text(KEY_BYTES).replaceAll("[_-]", "X").toUpperCase(Locale.ROOT),
				text(SECRET_BYTES));
	}

	private static String text(int bytes) {
		byte[] random = new byte[bytes];
		new SecureRandom().nextBytes(random);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/**
	 * Leaves the secret out.
	 */
	@Override
	public String toString() {
		return "Credentials[accessKey=%s]".formatted(this.accessKey);
	}

}
