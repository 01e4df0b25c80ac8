package dev.crossover.cli.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** Options by which a command finds the API as whoever runs it. */
public final class AdminConnection {

	@Option(names = "--url", scope = ScopeType.INHERIT,
			description = "Address of the API (default: the suite started by crossover up).")
	private @Nullable String url;

	@Option(names = "--admin-key", scope = ScopeType.INHERIT, defaultValue = "${env:CROSSOVER_ADMIN_KEY}",
			description = "Admin key (default: CROSSOVER_ADMIN_KEY, or the local suite's).")
	private @Nullable String adminKey;

	@Option(names = "--data-dir", scope = ScopeType.INHERIT,
			description = "Data folder of the local suite (default: .crossover/data).")
	private @Nullable Path dataDir;

	/**
	 * Connects.
	 * @return the API
	 * @throws ApiException when no address or key is known
	 * @throws IOException when the suite's description cannot be read
	 */
	public Api open() throws ApiException, IOException {
		Path folder = (this.dataDir != null) ? this.dataDir : Installation.current().defaultDataFolder();
		Optional<JsonNode> suite = new DataFolder(folder).description();
		String address = (this.url != null) ? this.url : known(suite, "base_url");
		String key = (this.adminKey != null && !this.adminKey.isBlank()) ? this.adminKey : known(suite, "admin_key");
		return new Api(address, key);
	}

	private static String known(Optional<JsonNode> description, String name) throws ApiException {
		String value = description.map((known) -> known.path(name).asString("")).orElse("");
		if (value.isEmpty()) {
			throw ApiException.notRunning();
		}
		return value;
	}

}
