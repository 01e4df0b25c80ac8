package dev.crossover.benchmarks.router;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A suite that runs: {@code ./crossover up --data-dir FOLDER}.
 *
 * @param folder its data folder
 * @param description what it says of itself
 */
record Suite(Path folder, JsonNode description) {

	static Suite at(Path folder) throws IOException {
		Path file = folder.resolve("crossover.json");
		if (!Files.exists(file)) {
			throw new IOException(
					"Nothing runs on %s. Start it first: ./crossover up --data-dir %1$s".formatted(folder));
		}
		return new Suite(folder, JsonMapper.shared().readTree(Files.readString(file)));
	}

	URI router() {
		return URI.create(this.description.path("base_url").asString());
	}

	URI cloud() {
		return URI.create(this.description.path("cloud_url").asString());
	}

	String cpuEndpoint() {
		return this.description.path("endpoints").path("cpu").asString();
	}

	String key(String accountType) {
		return "Bearer " + this.description.path("api_keys").path(accountType).asString();
	}

	String pepper() throws IOException {
		return JsonMapper.shared()
			.readTree(Files.readString(this.folder.resolve("pepper.json")))
			.path("pepper")
			.asString();
	}

	/**
	 * Where another service of the suite answers.
	 * @param name its name
	 * @return its address
	 */
	URI service(String name) throws IOException {
		String key = "crossover.services." + name + "=";
		return URI.create(Files.readAllLines(services())
			.stream()
			.filter((line) -> line.startsWith(key))
			.findFirst()
			.orElseThrow()
			.substring(key.length()));
	}

	/**
	 * What the suite's services are configured with.
	 * @return a file of properties
	 */
	Path services() {
		return this.folder.resolve("services.properties");
	}

}
