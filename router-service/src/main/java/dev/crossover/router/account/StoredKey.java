package dev.crossover.router.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import dev.crossover.common.account.Account;

/**
 * What is stored of an API key.
 *
 * @param id the key's id
 * @param hash the keyed hash of the whole key, in hex
 * @param account whose key it is
 */
record StoredKey(String id, String hash, Account account) {

	/**
	 * Whether a hash is this key's, in constant time.
	 * @param other the hash of a key that was presented
	 * @return whether it is
	 */
	boolean matches(String other) {
		return MessageDigest.isEqual(this.hash.getBytes(StandardCharsets.US_ASCII),
				other.getBytes(StandardCharsets.US_ASCII));
	}

}
