package dev.crossover.router.key;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

import dev.crossover.policy.account.AccountType;
import dev.crossover.router.account.AccountStore;
import dev.crossover.router.account.StoredAccount;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Stores the keys that exist from the start, each with an account of its own. */
@Component
class BootstrapKeys implements ApplicationRunner {

	private final KeySettings settings;

	private final KeyedHash hash;

	private final KeyStore keys;

	private final AccountStore accounts;

	private final InstantSource clock;

	BootstrapKeys(KeySettings settings, KeyedHash hash, KeyStore keys, AccountStore accounts, InstantSource clock) {
		this.settings = settings;
		this.hash = hash;
		this.keys = keys;
		this.accounts = accounts;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.settings.bootstrapKeys()
			.forEach((type, key) -> add(type.name().toLowerCase(Locale.ROOT), type, key, Scope.USUAL));
		String admin = this.settings.adminKey();
		if (admin != null) {
			add("operator", AccountType.ENTERPRISE, admin, Set.of(Scope.ADMIN));
		}
	}

	private void add(String name, AccountType type, String text, Set<Scope> scopes) {
		ApiKey key = ApiKey.parse(text)
			.orElseThrow(() -> new IllegalStateException("The bootstrap key of %s is malformed".formatted(name)));
		StoredAccount account = new StoredAccount("acct_" + name, name, type, JsonNodeFactory.instance.objectNode(),
				this.clock.instant(), null);
		this.accounts.add(account);
		if (!this.keys.add(new StoredKey(key.id(), this.hash.of(text), account.id(), scopes, "bootstrap",
				this.clock.instant(), null, null))) {
			throw new IllegalStateException(
					"The bootstrap key of %s cannot be used: its id %s is taken, or the pepper has changed"
						.formatted(name, key.id()));
		}
	}

}
