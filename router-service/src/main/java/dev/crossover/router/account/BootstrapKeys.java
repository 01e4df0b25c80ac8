package dev.crossover.router.account;

import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Stores the keys that exist from the start, each with an account of its type. */
@Component
class BootstrapKeys implements ApplicationRunner {

	private final KeySettings settings;

	private final KeyedHash hash;

	private final KeyStore store;

	BootstrapKeys(KeySettings settings, KeyedHash hash, KeyStore store) {
		this.settings = settings;
		this.hash = hash;
		this.store = store;
	}

	@Override
	public void run(ApplicationArguments args) {
		this.settings.bootstrapKeys().forEach(this::add);
	}

	private void add(AccountType type, String text) {
		ApiKey key = ApiKey.parse(text)
			.orElseThrow(() -> new IllegalStateException("The bootstrap key of %s is malformed".formatted(type)));
		Account account = new Account("acct_" + type.name().toLowerCase(Locale.ROOT), type);
		if (!this.store.add(new StoredKey(key.id(), this.hash.of(text), account))) {
			throw new IllegalStateException(
					"The bootstrap key of %s cannot be used: its id %s is taken, or the pepper has changed"
						.formatted(type, key.id()));
		}
	}

}
