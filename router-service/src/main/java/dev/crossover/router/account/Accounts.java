package dev.crossover.router.account;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.stereotype.Component;

/**
 * Whose key it is. Keys in use are looked up again behind the request that finds them
 * stale, so nobody waits for the table; a revoked key is refused within
 * {@link #FORGOTTEN_AFTER}.
 */
@Component
class Accounts {

	private static final Logger log = LoggerFactory.getLogger(Accounts.class);

	private static final int MOST = 10_000;

	private static final Duration STALE_AFTER = Duration.ofSeconds(5);

	private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

	private final KeyedHash hash;

	private final LoadingCache<String, Optional<StoredKey>> keys;

	Accounts(KeyedHash hash, KeyStore store) {
		this.hash = hash;
		this.keys = Caffeine.newBuilder()
			.maximumSize(MOST)
			.refreshAfterWrite(STALE_AFTER)
			.expireAfterWrite(FORGOTTEN_AFTER)
			.executor((lookup) -> Thread.ofVirtual().name("key-lookup").start(lookup))
			.build(store::find);
	}

	/**
	 * The account of a key.
	 * @param key a well-formed key
	 * @return its account, or empty when the key is not known
	 * @throws ProblemException when the table cannot be read
	 */
	Optional<Account> of(ApiKey key) {
		// Hashed whether the id is known or not: the time taken tells nothing.
		String presented = this.hash.of(key.text());
		return stored(key).filter((stored) -> stored.matches(presented)).map(StoredKey::account);
	}

	private Optional<StoredKey> stored(ApiKey key) {
		try {
			return this.keys.get(key.id());
		}
		catch (SdkException ex) {
			log.error("The accounts table cannot be read: {}", ex.getClass().getSimpleName());
			throw new ProblemException(ErrorCode.NO_CAPACITY, "API keys cannot be checked right now. Try again.")
				.retryAfter(1);
		}
	}

}
