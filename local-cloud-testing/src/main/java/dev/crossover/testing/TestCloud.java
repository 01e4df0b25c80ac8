package dev.crossover.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running local cloud, provisioned from the committed templates. */
public final class TestCloud implements AutoCloseable {

	private static final int STOP_SECONDS = 30;

	private final Process process;

	private final JsonNode description;

	TestCloud(Process process, Path description) throws IOException {
		this.process = process;
		this.description = JsonMapper.shared().readTree(Files.readString(description));
	}

	/**
	 * Where every AWS service answers.
	 * @return the endpoint override for AWS clients
	 */
	public URI url() {
		return URI.create(this.description.path("cloud_url").asString());
	}

	/**
	 * An output of the stacks.
	 * @param name its name, such as {@code LedgerTable}
	 * @return its value
	 */
	public String output(String name) {
		return this.description.path("outputs").path(name).asString();
	}

	/**
	 * The access key whose presigned addresses the cloud accepts.
	 * @return the access key
	 */
	public String accessKey() {
		return this.description.path("credentials").path("access_key").asString();
	}

	/**
	 * The access key's secret.
	 * @return the secret
	 */
	public String secretKey() {
		return this.description.path("credentials").path("secret_key").asString();
	}

	/**
	 * The properties a service needs to run on this cloud.
	 * @return the properties: the stacks' outputs, the AWS endpoint and credentials, the
	 * database, the cloud's time
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = new TreeMap<>();
		this.description.path("outputs")
			.properties()
			.forEach((output) -> properties.put("crossover.stack." + kebab(output.getKey()),
					output.getValue().asString()));
		JsonNode database = this.description.path("database");
		properties.put("spring.datasource.url", database.path("url").asString());
		properties.put("spring.datasource.username", database.path("username").asString());
		properties.put("spring.datasource.password", database.path("password").asString());
		properties.put("spring.cloud.aws.endpoint", url().toString());
		properties.put("spring.cloud.aws.region.static", "us-east-1");
		properties.put("spring.cloud.aws.credentials.access-key", accessKey());
		properties.put("spring.cloud.aws.credentials.secret-key", secretKey());
		properties.put("crossover.aws.s3-path-style", "true");
		JsonNode time = this.description.path("time");
		properties.put("crossover.scaler.time.origin", time.path("origin").asString());
		properties.put("crossover.scaler.time.scale", time.path("scale").asString());
		return properties;
	}

	private static String kebab(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit()
			.orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
			.exceptionally((ex) -> this.process.destroyForcibly())
			.join();
	}

}
