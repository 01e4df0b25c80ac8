package dev.crossover.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import tools.jackson.databind.JsonNode;

/** Knows how each process of the suite is started. */
final class Launcher {

	static final String LOCAL_CLOUD = "local-cloud";

	private static final Map<String, String> AWS = Map.of("AWS_REGION", "us-east-1", "AWS_EC2_METADATA_DISABLED",
			"true");

	private final Installation installation;

	private final DataFolder folder;

	private final SuiteOptions options;

	private final FastStart fastStart;

	Launcher(Installation installation, DataFolder folder, SuiteOptions options, FastStart fastStart) {
		this.installation = installation;
		this.folder = folder;
		this.options = options;
		this.fastStart = fastStart;
	}

	ServiceProcess localCloud(Ports ports) throws IOException {
		Files.deleteIfExists(description());
		List<String> arguments = new ArrayList<>(
				List.of("--port", Integer.toString(ports.of(LOCAL_CLOUD)), "--data-dir", this.folder.cloud().toString(),
						"--container-jar", this.installation.jar("model-server").toString(), "--instance-start",
						this.options.gpuStart().toMillis() / 1_000.0 + "s", "--time-scale",
						Integer.toString(this.options.timeScale()), "--exit-on-stdin-eof"));
		arguments.addAll(List.of("--required-outputs", this.installation.requiredOutputs().toString()));
		for (Path template : this.installation.templates()) {
			arguments.addAll(List.of("--template", template.toString()));
		}
		return process(LOCAL_CLOUD, LOCAL_CLOUD, arguments, Map.of());
	}

	JsonNode awaitCloud(Supervised cloud) throws IOException {
		Readiness.await(() -> Files.exists(description()), cloud);
		return new DataFolder(this.folder.cloud()).read("cloud.json").orElseThrow();
	}

	private Path description() {
		try {
			return this.folder.cloud().resolve("cloud.json");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<ServiceProcess> services(JsonNode cloud, Ports ports, Map<String, String> keys, String adminKey)
			throws IOException {
		Path configuration = writeConfiguration(cloud, ports);
		List<ServiceProcess> services = new ArrayList<>();
		for (String name : Ports.SERVICES) {
			List<String> arguments = List.of("--server.port=" + ports.of(name), "--server.address=127.0.0.1",
					"--spring.config.additional-location=file:" + configuration);
			Map<String, String> environment = new TreeMap<>(credentials(cloud));
			environment.putAll(name.equals("router") ? secrets(keys, adminKey) : Map.of());
			services.add(process(name, name + "-service", arguments, environment));
		}
		return services;
	}

	private ServiceProcess process(String name, String module, List<String> arguments, Map<String, String> environment)
			throws IOException {
		List<String> command = new JavaCommand(this.installation, this.fastStart).of(module, arguments);
		Map<String, String> all = new TreeMap<>(AWS);
		all.putAll(environment);
		return new ServiceProcess(name, command, all, this.folder.log(name), this.fastStart.stopSeconds());
	}

	// Whoever presigns addresses needs those whose secret the cloud knows.
	private static Map<String, String> credentials(JsonNode cloud) {
		JsonNode credentials = cloud.path("credentials");
		return Map.of("AWS_ACCESS_KEY_ID", credentials.path("access_key").asString(), "AWS_SECRET_ACCESS_KEY",
				credentials.path("secret_key").asString());
	}

	private Map<String, String> secrets(Map<String, String> keys, String adminKey) throws IOException {
		Map<String, String> environment = new TreeMap<>();
		keys.forEach(
				(type, key) -> environment.put("CROSSOVER_ROUTER_BOOTSTRAPKEYS_" + type.toUpperCase(Locale.ROOT), key));
		environment.put("CROSSOVER_ROUTER_ADMINKEY", adminKey);
		environment.put("CROSSOVER_ROUTER_KEYENVIRONMENT", "local");
		environment.put("CROSSOVER_ROUTER_KEYPEPPER", pepper());
		return environment;
	}

	private String pepper() throws IOException {
		JsonNode before = this.folder.read("pepper.json").orElse(null);
		if (before != null) {
			return before.path("pepper").asString();
		}
		String pepper = ApiKeys.random(32);
		this.folder.write("pepper.json", Map.of("pepper", pepper));
		return pepper;
	}

	private Path writeConfiguration(JsonNode cloud, Ports ports) throws IOException {
		Map<String, String> properties = new TreeMap<>();
		cloud.path("outputs")
			.properties()
			.forEach((output) -> properties.put("crossover.stack." + kebab(output.getKey()),
					output.getValue().asString()));
		JsonNode database = cloud.path("database");
		properties.put("spring.datasource.url", database.path("url").asString());
		properties.put("spring.datasource.username", database.path("username").asString());
		properties.put("spring.datasource.password", database.path("password").asString());
		properties.put("spring.cloud.aws.endpoint", cloud.path("cloud_url").asString());
		properties.put("spring.cloud.aws.region.static", "us-east-1");
		properties.put("crossover.aws.s3-path-style", "true");
		properties.put("crossover.scaler.time.origin", cloud.path("time").path("origin").asString());
		properties.put("crossover.scaler.time.scale", cloud.path("time").path("scale").asString());
		properties.put("crossover.scaler.idle-after", this.options.idleAfter().toString());
		for (String service : Ports.SERVICES) {
			properties.put("crossover.services." + service, ports.url(service));
		}
		Path file = this.folder.path().resolve("services.properties");
		Files.writeString(file,
				properties.entrySet()
					.stream()
					.map((property) -> property.getKey() + "=" + property.getValue())
					.collect(Collectors.joining("\n", "", "\n")));
		return file;
	}

	private static String kebab(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

}
