package dev.crossover.router.admin;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.crossover.router.account.StoredAccount;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account as it is shown.
 *
 * @param id its id
 * @param name what people call it
 * @param type demo, trial, standard or enterprise
 * @param overrides where its plan differs from its type's
 * @param plan what that comes to
 * @param createdAt when it was created
 * @param disabledAt since when its keys open nothing
 */
@JsonInclude(Include.NON_NULL)
record AccountView(String id, String name, String type, JsonNode overrides, JsonNode plan, Instant createdAt,
		@Nullable Instant disabledAt) {

	static AccountView of(StoredAccount account, JsonNode plan) {
		return new AccountView(account.id(), account.name(), account.type().name().toLowerCase(Locale.ROOT),
				account.overrides(), plan, account.createdAt(), account.disabledAt());
	}

}
