package dev.crossover.cloud.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS's Signature Version 4. */
final class SignatureV4 {

	private static final String HMAC = "HmacSHA256";

	private SignatureV4() {
	}

	/**
	 * Signs a canonical request.
	 * @param secretKey the secret
	 * @param query when it was signed, and for what
	 * @param canonicalRequest the request
	 * @return the signature in hex
	 */
	static String of(String secretKey, PresignedQuery query, String canonicalRequest) {
		try {
			String toSign = String.join("\n", "AWS4-HMAC-SHA256", PresignedQuery.TIME.format(query.signedAt()),
					query.scope(),
					HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(canonicalRequest))));
			byte[] key = bytes("AWS4" + secretKey);
			for (String part : query.scope().split("/")) {
				key = hmac(key, part);
			}
			return HexFormat.of().formatHex(hmac(key, toSign));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

	private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(HMAC);
		mac.init(new SecretKeySpec(key, HMAC));
		return mac.doFinal(bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
