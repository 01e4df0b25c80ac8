package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends every example of the API's description to a running suite, and holds every answer
 * to what the description says of it. Operations without a body are called as they are,
 * on what the examples have made.
 */
final class OpenApiExamples {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newHttpClient();

	private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final String url;

	private final String key;

	private final String adminKey;

	OpenApiExamples(String url, String key, String adminKey) {
		this.url = url;
		this.key = key;
		this.adminKey = adminKey;
	}

	void tryAll(Path file) throws IOException, InterruptedException {
		JsonNode description = JSON.readTree(Files.readString(file));
		Map<String, String> ids = Ids.make(this.url, this.key, this.adminKey);
		List<String> tried = new ArrayList<>();
		for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
			for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
				for (Example example : Example.of(path.getKey(), method.getKey(), method.getValue())) {
					tried.add(method.getKey() + " " + path.getKey());
					HttpResponse<String> answer = send(example, ids);
					check(description, method.getValue(), example, answer);
				}
			}
		}
		assertThat(tried).hasSizeGreaterThan(15);
	}

	private HttpResponse<String> send(Example example, Map<String, String> ids)
			throws IOException, InterruptedException {
		String path = example.path();
		for (Map.Entry<String, String> id : ids.entrySet()) {
			path = path.replace(id.getKey(), id.getValue());
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(PATIENCE)
			.header("Authorization", "Bearer " + (path.startsWith("/v1/admin") ? this.adminKey : this.key))
			.method(example.method().toUpperCase(Locale.ROOT),
					example.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
		example.contentType().ifPresent((type) -> request.header("Content-Type", type));
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private void check(JsonNode description, JsonNode operation, Example example, HttpResponse<String> answer) {
		JsonNode response = resolved(description,
				operation.path("responses").path(Integer.toString(answer.statusCode())));
		assertThat(answer.statusCode()).as("%s: %s", example, answer.body()).isBetween(200, 299);
		assertThat(response.isMissingNode()).as("%s answers %d, which is not described", example, answer.statusCode())
			.isFalse();
		String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
		JsonNode schema = response.path("content").path(type).path("schema");
		assertThat(schema.isMissingNode()).as("%s answers %s, which is not described", example, type).isFalse();
		if (type.equals("application/json")) {
			ObjectNode rules = JSON.createObjectNode();
			rules.set("components", description.path("components"));
			rules.set("allOf", JSON.createArrayNode().add(schema));
			assertThat(this.schemas.getSchema(rules).validate(JSON.readTree(answer.body())))
				.as("%s: %s", example, answer.body())
				.isEmpty();
		}
	}

	private static JsonNode resolved(JsonNode description, JsonNode node) {
		String reference = node.path("$ref").asString("");
		return reference.isEmpty() ? node : description.at(reference.substring(1));
	}

	/**
	 * A request that the description shows.
	 *
	 * @param method its method
	 * @param path its path
	 * @param contentType what its body is
	 * @param body its body
	 */
	private record Example(String method, String path, Optional<String> contentType, Optional<String> body) {

		static List<Example> of(String path, String method, JsonNode operation) {
			List<Example> examples = new ArrayList<>();
			String full = path + operation.path("x-example-query").asString("");
			operation.path("requestBody")
				.path("content")
				.properties()
				.forEach((content) -> content.getValue().path("examples").forEach((example) -> {
					JsonNode value = example.path("value");
					String query = example.path("x-query").asString("");
					examples.add(new Example(method, full + query, Optional.of(content.getKey()),
							Optional.of(value.isString() ? value.asString() : JSON.writeValueAsString(value))));
				}));
			boolean needsBody = operation.path("requestBody").path("required").asBoolean(false);
			if (examples.isEmpty() && !needsBody) {
				examples.add(new Example(method, full, Optional.empty(), Optional.empty()));
			}
			return examples;
		}

	}

}
