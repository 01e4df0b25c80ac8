package dev.crossover.router;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services around the router answer when all is well. */
final class RemoteServices {

	private static final JsonMapper JSON = JsonMapper.shared();

	private RemoteServices() {
	}

	/**
	 * The CPU pipeline: every document is positive.
	 * @param asked the request
	 * @return a result line a document
	 */
	static Reply cpu(Asked asked) {
		String lines = new String(asked.body(), StandardCharsets.UTF_8).lines()
			.map(JSON::readTree)
			.map((document) -> """
					{"id":%s,"index":%s,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.93}}}
					"""
				.formatted(document.path("id").isMissingNode() ? "null" : document.path("id"), document.path("index")))
			.collect(Collectors.joining());
		return new Reply(200, Map.of("Content-Type", "application/x-ndjson"), lines.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The GPU pipeline: its GPU is ready, and every batch is queued.
	 * @param asked the request
	 * @return the GPU's state, or the batch
	 */
	static Reply gpu(Asked asked) {
		return asked.uri().getPath().equals("/internal/gpu") ? Reply.json(200, "{\"state\":\"ready\"}")
				: Reply.json(201, batch("batch_new", "queued", 0));
	}

	/**
	 * A batch of three documents.
	 * @param id its id
	 * @param state its state
	 * @param succeeded how many have succeeded
	 * @return the batch as JSON
	 */
	static String batch(String id, String state, int succeeded) {
		return """
				{"id":"%s","state":"%s","models":["sentiment"],"pipeline":"gpu",
				"counts":{"total":3,"succeeded":%d,"errored":0,"canceled":0,"expired":0,"pending":%d},
				"eta":{"seconds":%d,"at":"2026-11-23T20:00:00Z"}}""".formatted(id, state, succeeded, 3 - succeeded,
				System.nanoTime());
	}

	/** The accounts table, over DynamoDB's own protocol. */
	static final class AccountsTable implements StandIn.Handler {

		private final Map<String, JsonNode> items = new ConcurrentHashMap<>();

		@Override
		public Reply answer(Asked asked) {
			JsonNode request = JSON.readTree(asked.body());
			return switch (String.valueOf(asked.header("X-Amz-Target"))) {
				case "DynamoDB_20120810.GetItem" -> get(request.path("Key"));
				case "DynamoDB_20120810.PutItem" -> put(request.path("Item"));
				case "DynamoDB_20120810.UpdateItem" -> Reply.json(200, "{}");
				default -> Reply.json(400, "{\"__type\":\"UnknownOperationException\"}");
			};
		}

		private Reply get(JsonNode key) {
			JsonNode item = this.items.get(name(key));
			return Reply.json(200, (item != null) ? "{\"Item\":%s}".formatted(item) : "{}");
		}

		// Nobody has used anything here: quotas are for tests with a real table.
		private Reply put(JsonNode item) {
			if (!name(item).startsWith("USAGE#")) {
				this.items.put(name(item), item);
			}
			return Reply.json(200, "{}");
		}

		private static String name(JsonNode item) {
			return item.path("pk").path("S").asString() + " " + item.path("sk").path("S").asString();
		}

		Map<String, JsonNode> items() {
			return this.items;
		}

	}

}
