package dev.crossover.cloud.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names of resources as CloudFormation gives them: stack, logical id and a hash. The hash
 * is of the names alone, so a restart finds what the last run created.
 */
final class PhysicalName {

	/** The shortest limit among the resources there are: buckets and endpoints. */
	private static final int LONGEST = 63;

	private static final int HASH = 12;

	private PhysicalName() {
	}

	static String of(String stack, String logicalId) {
		String readable = stack + "-" + logicalId;
		String cut = readable.substring(0, Math.min(readable.length(), LONGEST - HASH - 1));
		return cut.replaceFirst("-+$", "") + "-" + hash(stack + "/" + logicalId);
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, HASH).toUpperCase(Locale.ROOT);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
