package dev.crossover.cli.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * Options by which a command finds the API: an address and key given, or the suite that
 * runs on this machine.
 */
public final class Connection {

	private static final String ACCOUNT = "enterprise";

	@Option(names = "--url", description = "Address of the API (default: the suite started by crossover up).")
	private @Nullable String url;

	@Option(names = "--api-key", defaultValue = "${env:CROSSOVER_API_KEY}",
			description = "API key (default: CROSSOVER_API_KEY, or the local suite's key of --account).")
	private @Nullable String apiKey;

	@Option(names = "--account", defaultValue = ACCOUNT,
			description = "Which of the local suite's accounts to use: demo, trial, standard, enterprise (default: enterprise).")
	private String account = ACCOUNT;

	@Option(names = "--data-dir", description = "Data folder of the local suite (default: .crossover/data).")
	private @Nullable Path dataDir;

	/**
	 * Connects.
	 * @return the API
	 * @throws ApiException when no address or key is known
	 * @throws IOException when the suite's description cannot be read
	 */
	public Api open() throws ApiException, IOException {
		Optional<JsonNode> suite = suite();
		String address = (this.url != null) ? this.url : known(suite, "base_url");
		String key = (this.apiKey != null && !this.apiKey.isBlank()) ? this.apiKey
				: known(suite.map((description) -> description.path("api_keys")), this.account);
		return new Api(address, key);
	}

	private Optional<JsonNode> suite() throws IOException {
		Path folder = (this.dataDir != null) ? this.dataDir : Installation.current().defaultDataFolder();
		return new DataFolder(folder).description();
	}

	private static String known(Optional<JsonNode> description, String name) throws ApiException {
		String value = description.map((known) -> known.path(name).asString("")).orElse("");
		if (value.isEmpty()) {
			throw ApiException.notRunning();
		}
		return value;
	}

}
