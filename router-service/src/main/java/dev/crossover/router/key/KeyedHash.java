package dev.crossover.router.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

/** HMAC-SHA-256 under the router's pepper. */
@Component
public class KeyedHash {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec pepper;

	KeyedHash(KeySettings settings) {
		this.pepper = new SecretKeySpec(settings.keyPepper().getBytes(StandardCharsets.UTF_8), ALGORITHM);
	}

	/**
	 * Hashes a text.
	 * @param text the text
	 * @return the hash in hex
	 */
	public String of(String text) {
		return HexFormat.of().formatHex(begin().doFinal(text.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Begins a hash of more than a text.
	 * @return the hash, to be fed and asked for its result
	 */
	public Mac begin() {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.pepper);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has " + ALGORITHM, ex);
		}
	}

}
