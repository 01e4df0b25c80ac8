package dev.crossover.cli.accounts;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cli.api.AdminConnection;
import dev.crossover.cli.api.ApiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code crossover accounts}. */
@Command(name = "accounts", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
		description = "Looks after accounts and their keys; needs the admin key.")
public final class Accounts {

	private static final String ACCOUNTS = "/v1/admin/accounts";

	@Mixin
	private AdminConnection connection = new AdminConnection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Command(description = "Lists accounts.", mixinStandardHelpOptions = true)
	int list() throws ApiException, IOException {
		JsonNode page = this.connection.open().get(ACCOUNTS);
		page.path("accounts").forEach(this::line);
		while (!page.path("after").asString("").isEmpty()) {
			page = this.connection.open().get(ACCOUNTS + "?after=" + page.path("after").asString());
			page.path("accounts").forEach(this::line);
		}
		return 0;
	}

	@Command(description = "Shows an account and its plan.", mixinStandardHelpOptions = true)
	int show(@Parameters(paramLabel = "ACCOUNT") String account) throws ApiException, IOException {
		return print(this.connection.open().get(ACCOUNTS + "/" + account));
	}

	@Command(description = "Creates an account.", mixinStandardHelpOptions = true)
	int create(@Parameters(paramLabel = "NAME") String name,
			@Option(names = "--type", required = true,
					description = "demo, trial, standard or enterprise.") String type,
			@Option(names = "--overrides",
					description = "Where its plan differs, as JSON: {\"limits\":{\"documents_per_batch\":5000}}.") @Nullable String overrides)
			throws ApiException, IOException {
		return print(this.connection.open().post(ACCOUNTS, wanted(name, type, overrides, null)));
	}

	@Command(description = "Changes an account.", mixinStandardHelpOptions = true)
	int update(@Parameters(paramLabel = "ACCOUNT") String account,
			@Option(names = "--name", description = "What people call it.") @Nullable String name,
			@Option(names = "--type", description = "demo, trial, standard or enterprise.") @Nullable String type,
			@Option(names = "--overrides", description = "Replaces the overrides; JSON.") @Nullable String overrides,
			@Option(names = "--disabled", arity = "1",
					description = "Whether its keys open nothing: true or false.") @Nullable Boolean disabled)
			throws ApiException, IOException {
		return print(this.connection.open().patch(ACCOUNTS + "/" + account, wanted(name, type, overrides, disabled)));
	}

	@Command(description = "Lists the keys of an account.", mixinStandardHelpOptions = true)
	int keys(@Parameters(paramLabel = "ACCOUNT") String account) throws ApiException, IOException {
		PrintWriter out = out();
		for (JsonNode key : this.connection.open().get(keysOf(account)).path("keys")) {
			out.printf("%s  %-14s  %-8s  %s%n", key.path("id").asString(), scopes(key), state(key),
					key.path("label").asString(""));
		}
		out.flush();
		return 0;
	}

	@Command(name = "new-key", description = "Makes a key and shows it, once.", mixinStandardHelpOptions = true)
	int newKey(@Parameters(paramLabel = "ACCOUNT") String account,
			@Option(names = "--label", defaultValue = "", description = "What its owner calls it.") String label,
			@Option(names = "--scopes", split = ",", defaultValue = "classify,read",
					description = "classify, read, admin (default: classify,read).") List<String> scopes,
			@Option(names = "--expires-in",
					description = "How long it is good, such as 90d.") @Nullable String expiresIn)
			throws ApiException, IOException {
		Map<String, Object> wanted = new LinkedHashMap<>(Map.of("label", label, "scopes", scopes));
		if (expiresIn != null) {
			wanted.put("expires_in", expiresIn);
		}
		return once(this.connection.open().post(keysOf(account), wanted));
	}

	@Command(description = "Makes a key in place of another, which stays good for a while.",
			mixinStandardHelpOptions = true)
	int rotate(@Parameters(paramLabel = "ACCOUNT") String account, @Parameters(paramLabel = "KEY_ID") String key,
			@Option(names = "--overlap", defaultValue = "24h",
					description = "How long the old one stays good (default: 24h).") String overlap)
			throws ApiException, IOException {
		return once(this.connection.open()
			.post("%s/%s/rotate".formatted(keysOf(account), key), Map.of("overlap", overlap)));
	}

	@Command(description = "Revokes a key.", mixinStandardHelpOptions = true)
	int revoke(@Parameters(paramLabel = "ACCOUNT") String account, @Parameters(paramLabel = "KEY_ID") String key)
			throws ApiException, IOException {
		JsonNode revoked = this.connection.open().post("%s/%s/revoke".formatted(keysOf(account), key), Map.of());
		out().printf("Revoked at %s; it is refused everywhere within 30 s.%n", revoked.path("revoked_at").asString());
		out().flush();
		return 0;
	}

	private static String keysOf(String account) {
		return "%s/%s/keys".formatted(ACCOUNTS, account);
	}

	private static Map<String, Object> wanted(@Nullable String name, @Nullable String type, @Nullable String overrides,
			@Nullable Boolean disabled) {
		Map<String, Object> wanted = new LinkedHashMap<>();
		if (name != null) {
			wanted.put("name", name);
		}
		if (type != null) {
			wanted.put("type", type);
		}
		if (overrides != null) {
			wanted.put("overrides", JsonMapper.shared().readTree(overrides));
		}
		if (disabled != null) {
			wanted.put("disabled", disabled);
		}
		return wanted;
	}

	private void line(JsonNode account) {
		out().printf("%-34s  %-10s  %-8s  %s%n", account.path("id").asString(), account.path("type").asString(),
				account.has("disabled_at") ? "disabled" : "", account.path("name").asString());
		out().flush();
	}

	private int print(JsonNode answer) {
		out().println(answer.toPrettyString());
		out().flush();
		return 0;
	}

	private int once(JsonNode key) {
		out().printf("%s%n%nKey %s. It is shown this once: keep it now.%n", key.path("key").asString(),
				key.path("id").asString());
		out().flush();
		return 0;
	}

	private static String scopes(JsonNode key) {
		return String.join(",", key.path("scopes").valueStream().map((scope) -> scope.asString()).toList());
	}

	private static String state(JsonNode key) {
		if (key.has("revoked_at")) {
			return "revoked";
		}
		return key.has("expires_at") ? "until " + key.path("expires_at").asString() : "good";
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

}
