package dev.crossover.router.idempotency;

import org.jspecify.annotations.Nullable;

/** What came of claiming a key. */
sealed interface Claim {

	/**
	 * The request is ours to run.
	 *
	 * @param hash the key, hashed
	 * @param token proves that it is ours
	 * @param ulid what the resource to be created is named by, whoever creates it
	 * @param fingerprint of the request that an earlier attempt ran, as far as one got
	 */
	record Ours(String hash, String token, String ulid, @Nullable String fingerprint) implements Claim {
	}

	/** Another request with this key is being run. */
	record Running() implements Claim {
	}

	/**
	 * The request was run.
	 *
	 * @param fingerprint of the request
	 * @param answer what was answered
	 */
	record Done(String fingerprint, StoredAnswer answer) implements Claim {
	}

}
