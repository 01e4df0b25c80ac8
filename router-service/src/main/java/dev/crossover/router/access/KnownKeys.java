package dev.crossover.router.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.account.AccountStore;
import dev.crossover.router.account.Caller;
import dev.crossover.router.account.Plans;
import dev.crossover.router.key.ApiKey;
import dev.crossover.router.key.KeyStore;
import dev.crossover.router.key.KeyedHash;
import dev.crossover.router.key.Scope;
import dev.crossover.router.key.StoredKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.stereotype.Component;

/**
 * Whose key it is, and what it opens. Keys in use are looked up again behind the request
 * that finds them stale, so nobody waits for the table; what was revoked or changed
 * counts everywhere within {@link #FORGOTTEN_AFTER}, and within {@link #STALE_AFTER} and
 * one more request where the key is in use.
 */
@Component
class KnownKeys {

	private static final Logger log = LoggerFactory.getLogger(KnownKeys.class);

	private static final int MOST = 10_000;

	private static final Duration STALE_AFTER = Duration.ofSeconds(5);

	private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

	private final KeyedHash hash;

	private final KeyStore store;

	private final AccountStore accounts;

	private final Plans plans;

	private final InstantSource clock;

	private final LoadingCache<String, Optional<Entry>> keys;

	KnownKeys(KeyedHash hash, KeyStore store, AccountStore accounts, Plans plans, InstantSource clock) {
		this.hash = hash;
		this.store = store;
		this.accounts = accounts;
		this.plans = plans;
		this.clock = clock;
		this.keys = Caffeine.newBuilder()
			.maximumSize(MOST)
			.refreshAfterWrite(STALE_AFTER)
			.expireAfterWrite(FORGOTTEN_AFTER)
			.executor((lookup) -> Thread.ofVirtual().name("key-lookup").start(lookup))
			.build(this::find);
	}

	/**
	 * What a key opens.
	 * @param key a well-formed key
	 * @param onlyKnown whether to leave the table alone
	 * @return whose it is and what for, or empty when nobody was given it
	 * @throws ProblemException when the table cannot be read
	 */
	Optional<Access> of(ApiKey key, boolean onlyKnown) {
		// Hashed whether the id is known or not: the time taken tells nothing.
		String presented = this.hash.of(key.text());
		return entry(key, onlyKnown).filter((entry) -> entry.key().matches(presented))
			.map((entry) -> entry.key().isGood(this.clock.instant()) ? entry.access() : entry.access().closed());
	}

	private Optional<Entry> entry(ApiKey key, boolean onlyKnown) {
		try {
			Optional<Entry> known = onlyKnown ? this.keys.getIfPresent(key.id()) : this.keys.get(key.id());
			return (known != null) ? known : Optional.empty();
		}
		catch (SdkException ex) {
			log.error("The accounts table cannot be read: {}", ex.getClass().getSimpleName());
			throw new ProblemException(ErrorCode.NO_CAPACITY, "API keys cannot be checked right now. Try again.")
				.retryAfter(1);
		}
	}

	private Optional<Entry> find(String id) {
		return this.store.find(id)
			.flatMap((key) -> this.accounts.find(key.accountId())
				.map((account) -> new Entry(key, new Access(new Caller(account.account(), this.plans.of(account)),
						key.scopes(), account.disabledAt() == null))));
	}

	/**
	 * What a key opens.
	 *
	 * @param caller whose it is
	 * @param scopes what it may be used for
	 * @param open whether it opens anything: not when it has expired or was revoked, or
	 * the account is disabled
	 */
	record Access(Caller caller, Set<Scope> scopes, boolean open) {

		Access closed() {
			return new Access(this.caller, this.scopes, false);
		}

	}

	/**
	 * A key that was found.
	 *
	 * @param key the key
	 * @param access what it opens
	 */
	private record Entry(StoredKey key, Access access) {
	}

}
