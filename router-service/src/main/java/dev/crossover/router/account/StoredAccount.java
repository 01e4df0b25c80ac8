package dev.crossover.router.account;

import java.time.Instant;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account.
 *
 * @param id its id
 * @param name what people call it
 * @param type what kind of customer it is
 * @param overrides where its plan differs from that of its type
 * @param createdAt when it was created
 * @param disabledAt since when its keys open nothing
 */
public record StoredAccount(String id, String name, AccountType type, ObjectNode overrides, Instant createdAt,
		@Nullable Instant disabledAt) {

	/**
	 * The account as other services know it.
	 * @return id and type
	 */
	public Account account() {
		return new Account(this.id, this.type);
	}

}
