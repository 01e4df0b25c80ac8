package dev.crossover.cli.up;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * The API keys of a suite on this machine, one per account type. They are made once for a
 * data folder, since the router keeps only their hashes.
 */
final class ApiKeys {

	private static final List<String> ACCOUNT_TYPES = List.of("demo", "trial", "standard", "enterprise");

	private static final int SECRET_BYTES = 32;

	private static final int ID_BYTES = 8;

	private ApiKeys() {
	}

	/**
	 * The keys that were made before, or new ones.
	 * @param before the {@code api_keys} of an earlier run on the same folder
	 * @return a key for each account type
	 */
	static Map<String, String> keepOrCreate(JsonNode before) {
		Map<String, String> keys = new LinkedHashMap<>();
		for (String type : ACCOUNT_TYPES) {
			keys.put(type, before.path(type).isString() ? before.path(type).asString() : create());
		}
		return keys;
	}

	/**
	 * A new key.
	 * @return the key
	 */
	static String create() {
		return "xo_local_%s_%s".formatted(random(ID_BYTES), random(SECRET_BYTES));
	}

	static String random(int bytes) {
		byte[] random = new byte[bytes];
		new SecureRandom().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

}
