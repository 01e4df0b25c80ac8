package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The public API, as a client of one account calls it. */
final class Api {

	private static final Set<String> ENDS = Set.of("succeeded", "completed_with_errors", "failed", "canceled",
			"expired");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.shared();

	private final String baseUrl;

	private final String key;

	Api(String baseUrl, String key) {
		this.baseUrl = baseUrl;
		this.key = key;
	}

	Api withKey(String other) {
		return new Api(this.baseUrl, other);
	}

	Answer get(String path) {
		return send(HttpRequest.newBuilder().GET(), path);
	}

	Answer get(String path, String header, String value) {
		return send(HttpRequest.newBuilder().header(header, value).GET(), path);
	}

	Answer post(String path, String contentType, String body) {
		return send(HttpRequest.newBuilder().header("Content-Type", contentType).POST(BodyPublishers.ofString(body)),
				path);
	}

	Answer post(String path, String contentType, byte[] body) {
		return send(HttpRequest.newBuilder().header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)),
				path);
	}

	Answer classify(Object request) {
		return post("/v1/classifications", "application/json", JSON.writeValueAsString(request));
	}

	/** Submits NDJSON and returns the accepted batch's id. */
	String submit(String query, List<String> lines) {
		return accepted(post("/v1/batches?" + query, "application/x-ndjson", String.join("\n", lines)));
	}

	/** Submits NDJSON as part of a trace. */
	String submit(String query, List<String> lines, String traceparent) {
		return accepted(send(HttpRequest.newBuilder()
			.header("Content-Type", "application/x-ndjson")
			.header("traceparent", traceparent)
			.POST(BodyPublishers.ofString(String.join("\n", lines))), "/v1/batches?" + query));
	}

	private static String accepted(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(202);
		assertThat(answer.header("Location")).isEqualTo("/v1/batches/" + answer.json().path("id").asString());
		return answer.json().path("id").asString();
	}

	JsonNode batch(String id) {
		Answer answer = get("/v1/batches/" + id);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		JsonNode counts = answer.json().path("counts");
		assertThat(counts.path("succeeded").asLong() + counts.path("errored").asLong()
				+ counts.path("canceled").asLong() + counts.path("expired").asLong() + counts.path("pending").asLong())
			.as("counts add up to the total at every instant")
			.isEqualTo(counts.path("total").asLong());
		return answer.json();
	}

	JsonNode awaitEnd(String id, Duration limit) {
		await("the end of " + id).atMost(limit)
			.pollInterval(Duration.ofMillis(200))
			.until(() -> ENDS.contains(batch(id).path("state").asString()));
		return batch(id);
	}

	List<JsonNode> results(String id) {
		return get("/v1/batches/%s/results".formatted(id)).body().lines().map(JSON::readTree).toList();
	}

	private Answer send(HttpRequest.Builder request, String path) {
		try {
			HttpResponse<String> response = HTTP.send(
					request.uri(URI.create(this.baseUrl + path)).header("Authorization", "Bearer " + this.key).build(),
					BodyHandlers.ofString());
			return new Answer(response);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** An answer of the API. */
	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		String body() {
			return this.response.body();
		}

		JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

	}

}
