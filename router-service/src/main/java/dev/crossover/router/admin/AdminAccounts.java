package dev.crossover.router.admin;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.account.AccountStore;
import dev.crossover.router.account.Plans;
import dev.crossover.router.account.StoredAccount;
import dev.crossover.router.web.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for whoever runs Crossover. */
@RestController
class AdminAccounts {

	private static final int MOST = 100;

	private static final int NAME = 200;

	private final AccountStore accounts;

	private final Plans plans;

	private final JsonBody json;

	private final InstantSource clock;

	private final BatchIds ids = new BatchIds();

	AdminAccounts(AccountStore accounts, Plans plans, JsonBody json, InstantSource clock) {
		this.accounts = accounts;
		this.plans = plans;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping("/v1/admin/accounts")
	AccountPage list(@RequestParam(required = false) @Nullable String after) {
		List<AccountView> page = this.accounts.page(MOST, after).stream().map(this::view).toList();
		return new AccountPage(page, (page.size() == MOST) ? page.getLast().id() : "");
	}

	@GetMapping("/v1/admin/accounts/{id}")
	AccountView show(@PathVariable String id) {
		return view(find(id));
	}

	@PostMapping("/v1/admin/accounts")
	@ResponseStatus(HttpStatus.CREATED)
	AccountView create(@RequestBody byte[] body) {
		Change wanted = this.json.read(body, Change.class);
		AccountType type = type(Objects.requireNonNullElse(wanted.type(), ""));
		ObjectNode overrides = Objects.requireNonNullElseGet(wanted.overrides(), JsonNodeFactory.instance::objectNode);
		this.plans.with(type, overrides);
		StoredAccount account = new StoredAccount("acct_" + this.ids.ulid(this.clock.instant()), name(wanted.name()),
				type, overrides, this.clock.instant(), null);
		this.accounts.add(account);
		return view(account);
	}

	@PatchMapping("/v1/admin/accounts/{id}")
	AccountView change(@PathVariable String id, @RequestBody byte[] body) {
		Change wanted = this.json.read(body, Change.class);
		StoredAccount before = find(id);
		AccountType type = (wanted.type() != null) ? type(wanted.type()) : before.type();
		ObjectNode overrides = Objects.requireNonNullElse(wanted.overrides(), before.overrides());
		this.plans.with(type, overrides);
		Boolean disabled = Objects.requireNonNullElse(wanted.disabled(), before.disabledAt() != null);
		StoredAccount after = new StoredAccount(id, (wanted.name() != null) ? name(wanted.name()) : before.name(), type,
				overrides, before.createdAt(),
				disabled ? Objects.requireNonNullElseGet(before.disabledAt(), this.clock::instant) : null);
		if (!this.accounts.change(before, after)) {
			throw new ProblemException(ErrorCode.CONFLICT,
					"The account was changed meanwhile. Look at it, and try again.");
		}
		return view(after);
	}

	private StoredAccount find(String id) {
		return this.accounts.find(id)
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such account."));
	}

	private AccountView view(StoredAccount account) {
		return AccountView.of(account, this.plans.show(this.plans.of(account)));
	}

	private static AccountType type(String name) {
		for (AccountType type : AccountType.values()) {
			if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
				return type;
			}
		}
		throw invalid("/type", "The type is demo, trial, standard or enterprise.");
	}

	private static String name(@Nullable String name) {
		if (name == null || name.isBlank() || name.length() > NAME || name.chars().anyMatch(Character::isISOControl)) {
			throw invalid("/name", "The name has 1 to %d characters.".formatted(NAME));
		}
		return name;
	}

	private static ProblemException invalid(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	/**
	 * What is wanted of an account.
	 *
	 * @param name what people call it
	 * @param type demo, trial, standard or enterprise
	 * @param overrides any part of its plan that shall differ from its type's; replaces
	 * earlier ones
	 * @param disabled whether its keys shall open nothing
	 */
	record Change(@Nullable String name, @Nullable String type, @Nullable ObjectNode overrides,
			@Nullable Boolean disabled) {
	}

	/**
	 * A page of accounts.
	 *
	 * @param accounts the accounts
	 * @param after what the next page starts after; empty at the end
	 */
	record AccountPage(List<AccountView> accounts, String after) {
	}

}
