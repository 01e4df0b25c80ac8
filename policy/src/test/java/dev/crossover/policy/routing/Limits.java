package dev.crossover.policy.routing;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;

/** Limits as they may be configured. */
final class Limits {

	private static final long MIB = 1L << 20;

	private Limits() {
	}

	static AccountLimits of(AccountType type) {
		return switch (type) {
			case DEMO -> new AccountLimits(100, 10_000, MIB);
			case TRIAL -> new AccountLimits(1_000, 20_000, 8 * MIB);
			case STANDARD -> new AccountLimits(1_000_000, 100_000, 1_024 * MIB);
			case ENTERPRISE -> new AccountLimits(10_000_000, 100_000, 10_240 * MIB);
		};
	}

}
