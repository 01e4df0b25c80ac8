package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something of each kind that an address of the API can name. */
final class Ids {

	private final HttpClient http = HttpClient.newHttpClient();

	private final String url;

	private Ids(String url) {
		this.url = url;
	}

	/**
	 * Makes them.
	 * @param url where the API answers
	 * @param key a customer's key
	 * @param adminKey the key of whoever runs it
	 * @return ids by where they stand in paths
	 */
	static Map<String, String> make(String url, String key, String adminKey) throws IOException, InterruptedException {
		Ids ids = new Ids(url);
		String batch = endedBatch(new Api(url, key));
		String account = ids.post("/v1/admin/accounts", adminKey, "{\"name\":\"Example\",\"type\":\"trial\"}")
			.path("id")
			.asString();
		String accountKey = ids.post("/v1/admin/accounts/%s/keys".formatted(account), adminKey, "{}")
			.path("id")
			.asString();
		Map<String, String> made = new LinkedHashMap<>();
		made.put("/v1/admin/accounts/{account}/keys/{id}",
				"/v1/admin/accounts/%s/keys/%s".formatted(account, accountKey));
		made.put("/v1/admin/accounts/{account}", "/v1/admin/accounts/" + account);
		made.put("/v1/admin/accounts/{id}", "/v1/admin/accounts/" + account);
		made.put("/v1/batches/{id}", "/v1/batches/" + batch);
		return made;
	}

	// With a document that errored, so that there is something to retry.
	private static String endedBatch(Api api) {
		String batch = api.submit("models=sentiment", List.of("{\"id\":\"a\",\"text\":\"Fine.\"}", "{\"id\":\"b\"}"));
		api.awaitEnd(batch, Duration.ofMinutes(2));
		return batch;
	}

	private JsonNode post(String path, String key, String body) throws IOException, InterruptedException {
		return JsonMapper.shared()
			.readTree(this.http
				.send(HttpRequest.newBuilder(URI.create(this.url + path))
					.header("Authorization", "Bearer " + key)
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString(body))
					.build(), BodyHandlers.ofString())
				.body());
	}

}
