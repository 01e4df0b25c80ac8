package dev.crossover.router.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of an API key.
 *
 * @param id the key's id
 * @param hash the keyed hash of the whole key, in hex
 * @param accountId whose key it is
 * @param scopes what it may be used for
 * @param label what its owner calls it
 * @param createdAt when it was made
 * @param expiresAt from when on it is no longer good
 * @param revokedAt when it was revoked
 */
public record StoredKey(String id, String hash, String accountId, Set<Scope> scopes, String label, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant revokedAt) {

	public StoredKey {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Whether a hash is this key's, in constant time.
	 * @param other the hash of a key that was presented
	 * @return whether it is
	 */
	public boolean matches(String other) {
		return MessageDigest.isEqual(this.hash.getBytes(StandardCharsets.US_ASCII),
				other.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Whether the key opens anything.
	 * @param now the time
	 * @return whether it is neither revoked nor expired
	 */
	public boolean isGood(Instant now) {
		return this.revokedAt == null && (this.expiresAt == null || now.isBefore(this.expiresAt));
	}

}
