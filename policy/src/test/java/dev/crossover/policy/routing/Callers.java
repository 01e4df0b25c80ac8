package dev.crossover.policy.routing;

import java.time.Duration;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.routing.RoutingRequest.Caller;

/** Callers as they may be configured. */
public final class Callers {

	private static final long MIB = 1L << 20;

	private Callers() {
	}

	/**
	 * A caller of a type.
	 * @param type the account type
	 * @return the caller
	 */
	public static Caller of(AccountType type) {
		return switch (type) {
			case DEMO -> caller(type, 1, new AccountLimits(100, 10_000, MIB));
			case TRIAL -> caller(type, 1, new AccountLimits(1_000, 20_000, 8 * MIB));
			case STANDARD -> caller(type, 2, new AccountLimits(1_000_000, 100_000, 1_024 * MIB));
			case ENTERPRISE -> caller(type, 2, new AccountLimits(10_000_000, 100_000, 10_240 * MIB));
		};
	}

	private static Caller caller(AccountType type, int seconds, AccountLimits limits) {
		return new Caller(type, limits, Duration.ofSeconds(seconds), Lane.FAST);
	}

}
