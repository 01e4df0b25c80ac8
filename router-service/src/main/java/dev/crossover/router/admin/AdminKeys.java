package dev.crossover.router.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.account.AccountStore;
import dev.crossover.router.key.ApiKey;
import dev.crossover.router.key.KeyStore;
import dev.crossover.router.key.KeyedHash;
import dev.crossover.router.key.NewKey;
import dev.crossover.router.key.Scope;
import dev.crossover.router.key.StoredKey;
import dev.crossover.router.web.JsonBody;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The keys of accounts, for whoever runs Crossover. A key is shown once, when it is made.
 */
@RestController
class AdminKeys {

	private static final Duration OVERLAP = Duration.ofHours(24);

	private static final int LABEL = 100;

	private final KeyStore keys;

	private final AccountStore accounts;

	private final NewKey newKey;

	private final KeyedHash hash;

	private final JsonBody json;

	private final InstantSource clock;

	AdminKeys(KeyStore keys, AccountStore accounts, NewKey newKey, KeyedHash hash, JsonBody json, InstantSource clock) {
		this.keys = keys;
		this.accounts = accounts;
		this.newKey = newKey;
		this.hash = hash;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping("/v1/admin/accounts/{account}/keys")
	Keys list(@PathVariable String account) {
		checkAccount(account);
		return new Keys(this.keys.of(account).stream().map((key) -> View.of(key, null)).toList());
	}

	@PostMapping("/v1/admin/accounts/{account}/keys")
	@ResponseStatus(HttpStatus.CREATED)
	View create(@PathVariable String account, @RequestBody(required = false) byte @Nullable [] body) {
		checkAccount(account);
		Wanted wanted = (body != null && body.length > 0) ? this.json.read(body, Wanted.class)
				: new Wanted(null, null, null, null);
		Instant now = this.clock.instant();
		Duration expiresIn = duration(wanted.expiresIn(), "/expires_in", null);
		return add(account, wanted.scopes(), label(wanted.label()), (expiresIn != null) ? now.plus(expiresIn) : null);
	}

	@PostMapping("/v1/admin/accounts/{account}/keys/{id}/rotate")
	@ResponseStatus(HttpStatus.CREATED)
	View rotate(@PathVariable String account, @PathVariable String id,
			@RequestBody(required = false) byte @Nullable [] body) {
		Wanted wanted = (body != null && body.length > 0) ? this.json.read(body, Wanted.class)
				: new Wanted(null, null, null, null);
		Duration overlap = Objects.requireNonNull(duration(wanted.overlap(), "/overlap", OVERLAP));
		StoredKey old = find(account, id);
		View rotated = add(account, old.scopes().stream().map(Scope::text).toList(), old.label(), null);
		this.keys.expire(id, this.clock.instant().plus(overlap));
		return rotated;
	}

	@PostMapping("/v1/admin/accounts/{account}/keys/{id}/revoke")
	View revoke(@PathVariable String account, @PathVariable String id) {
		find(account, id);
		this.keys.revoke(id, this.clock.instant());
		return View.of(find(account, id), null);
	}

	private View add(String account, @Nullable List<String> scopes, String label, @Nullable Instant expiresAt) {
		ApiKey key = this.newKey.make();
		StoredKey stored = new StoredKey(key.id(), this.hash.of(key.text()), account, scopes(scopes), label,
				this.clock.instant(), expiresAt, null);
		this.keys.add(stored);
		return View.of(stored, key.text());
	}

	private void checkAccount(String id) {
		if (this.accounts.find(id).isEmpty()) {
			throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such account.");
		}
	}

	private StoredKey find(String account, String id) {
		return this.keys.find(id)
			.filter((key) -> key.accountId().equals(account))
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "The account has no such key."));
	}

	private static Set<Scope> scopes(@Nullable List<String> names) {
		return (names != null) ? names.stream()
			.map((name) -> Scope.of(String.valueOf(name))
				.orElseThrow(() -> invalid("/scopes", "Scopes are classify, read and admin.")))
			.collect(Collectors.toSet()) : Scope.USUAL;
	}

	private static String label(@Nullable String label) {
		if (label != null && (label.length() > LABEL || label.chars().anyMatch(Character::isISOControl))) {
			throw invalid("/label", "A label has at most %d characters.".formatted(LABEL));
		}
		return Objects.requireNonNullElse(label, "");
	}

	private static @Nullable Duration duration(@Nullable String text, String pointer, @Nullable Duration usual) {
		if (text == null) {
			return usual;
		}
		try {
			return DurationStyle.SIMPLE.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(pointer, "This is a time such as 24h or 30d.");
		}
	}

	private static ProblemException invalid(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	/**
	 * What is wanted of a key.
	 *
	 * @param label what its owner calls it
	 * @param scopes what it may be used for; classify and read without them
	 * @param expiresIn how long it is good; for ever without it
	 * @param overlap how long the rotated key stays good; 24h without it
	 */
	record Wanted(@Nullable String label, @Nullable List<String> scopes, @Nullable String expiresIn,
			@Nullable String overlap) {
	}

	/**
	 * The keys of an account.
	 *
	 * @param keys the keys
	 */
	record Keys(List<View> keys) {
	}

	/**
	 * A key as it is shown.
	 *
	 * @param id its id
	 * @param key the key itself, only when it was just made
	 * @param label what its owner calls it
	 * @param scopes what it may be used for
	 * @param createdAt when it was made
	 * @param expiresAt from when on it is no longer good
	 * @param revokedAt when it was revoked
	 */
	@JsonInclude(Include.NON_NULL)
	record View(String id, @Nullable String key, String label, List<String> scopes, Instant createdAt,
			@Nullable Instant expiresAt, @Nullable Instant revokedAt) {

		static View of(StoredKey key, @Nullable String text) {
			return new View(key.id(), text, key.label(), key.scopes().stream().map(Scope::text).sorted().toList(),
					key.createdAt(), key.expiresAt(), key.revokedAt());
		}

		/**
		 * Leaves the key out.
		 */
		@Override
		public String toString() {
			return "View[id=%s]".formatted(this.id);
		}

	}

}
