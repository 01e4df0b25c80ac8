package dev.crossover.model.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.crossover.model.classification.Classifier;
import dev.crossover.model.classification.Compute;
import dev.crossover.model.classification.Precision;
import dev.crossover.model.head.Catalogue;
import dev.crossover.model.invocation.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // set before all tests
class ModelHttpServerTests {

	private static final Limits LIMITS = new Limits(100_000, 5_000, 2_000);

	private static final String NDJSON = "application/x-ndjson";

	private static final String JSON = "application/json";

	private static HttpClient client;

	private static Classifier classifier;

	private static ModelHttpServer server;

	@BeforeAll
	static void start() throws Exception {
		client = HttpClient.newHttpClient();
		classifier = Classifier.load(new Compute(2, Precision.INT8, 1, 64, null));
		server = new ModelHttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LIMITS);
		server.serve(new Service(classifier, Catalogue.shipped(), 64));
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
		classifier.close();
		client.close();
	}

	@Test
	void isNotReadyBeforeModelsAreLoaded() throws Exception {
		try (ModelHttpServer loading = new ModelHttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
				LIMITS)) {
			HttpRequest ping = HttpRequest.newBuilder(URI.create("http://localhost:%d/ping".formatted(loading.port())))
				.build();

			assertThat(client.send(ping, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
			loading.serve(new Service(classifier, Catalogue.shipped(), 64));
			assertThat(client.send(ping, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void answersJson() throws Exception {
		HttpResponse<String> answer = invoke(JSON, "", """
				{"models":["sentiment","language"],"documents":[{"id":"a","text":"A wonderful and moving film."},
				{"text":"Der Film war leider sehr langweilig und hatte keine einzige neue Idee."}]}""");

		JsonNode results = JsonMapper.shared().readTree(answer.body()).path("results");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
		assertThat(results.size()).isEqualTo(2);
		assertThat(results.at("/0/id").asString()).isEqualTo("a");
		assertThat(results.at("/0/predictions/sentiment/label").asString()).isEqualTo("positive");
		assertThat(results.at("/0/predictions/sentiment/score").asDouble()).isBetween(0.5, 1.0);
		assertThat(results.at("/1").has("id")).isFalse();
		assertThat(results.at("/1/predictions/language/label").asString()).isEqualTo("de");
	}

	@Test
	void answersEachLineWithOneLineInOrderThoughSomeAreBad() throws Exception {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(
				"{\"index\":7,\"id\":\"a\",\"text\":\"a dull film\"}\n{broken\n".getBytes(StandardCharsets.UTF_8));
		body.writeBytes(new byte[] { '{', '"', 't', (byte) 0xFF, '"', '}', '\n' });
		body.writeBytes("""
				{"index":9,"id":"e","text":"  "}
				{"id":"f","text":5}
				{"id":"g"}

				["text"]
				{"id":1,"text":"a good film"}
				{"id":"\\ud800","text":"a good film"}
				{"index":99999999999999999999,"id":"k","text":"a good film"}
				{"id":"l","text":"%s"}
				{"id":"z","text":"a good film"}""".formatted("x".repeat(2001)).getBytes(StandardCharsets.UTF_8));

		HttpResponse<String> answer = invoke(NDJSON, "models=sentiment",
				BodyPublishers.ofByteArray(body.toByteArray()));

		assertThat(answer.body()).endsWith("}\n");
		List<JsonNode> lines = answer.body().lines().map(JsonMapper.shared()::readTree).toList();
		assertThat(lines).extracting((line) -> line.at("/error/code").asString(""))
			.containsExactly("", "invalid_json", "invalid_utf8", "empty_text", "invalid_document", "invalid_document",
					"invalid_json", "invalid_document", "invalid_document", "invalid_document", "invalid_document",
					"too_long", "");
		assertThat(lines).extracting((line) -> line.path("id").asString(""))
			.containsExactly("a", "", "", "e", "f", "g", "", "", "", "", "k", "l", "z");
		assertThat(lines.getFirst().path("index").asInt()).isEqualTo(7);
		assertThat(lines.getLast().path("outcome").asString()).isEqualTo("succeeded");
		assertThat(lines.get(1).path("outcome").asString()).isEqualTo("errored");
		assertThat(lines.get(1).at("/error/retryable").asBoolean(true)).isFalse();
	}

	@Test
	void answersTheSameInEveryFormatAndCompany() throws Exception {
		String text = "{\"text\":\"It is not a bad film, but nor is it a good one.\"}";
		String alone = invoke(NDJSON, "models=sentiment,intent", text).body().strip();
		String crowd = ("{\"text\":\"Somebody else, with a text of another length.\"}\n").repeat(50);

		assertThat(invoke(NDJSON, "models=sentiment,intent", crowd + text).body().lines().toList().getLast())
			.isEqualTo(alone);
		assertThat(invoke(JSON, "models=sentiment,intent", "{\"documents\":[%s]}".formatted(text)).body())
			.isEqualTo("{\"results\":[%s]}".formatted(alone));
	}

	@Test
	void answersMoreLinesThanOneWindow() throws Exception {
		StringBuilder body = new StringBuilder();
		for (int at = 0; at < 700; at++) {
			body.append("{\"index\":%d,\"text\":\"Guten Tag\"}%n".formatted(at));
		}

		List<String> lines = invoke(NDJSON, "models=language", body.toString()).body().lines().toList();

		assertThat(lines).hasSize(700);
		assertThat(lines.get(699)).startsWith("{\"index\":699,\"outcome\":\"succeeded\"");
	}

	@Test
	void saysWhenATextIsCut() throws Exception {
		String answer = invoke(NDJSON, "models=sentiment", "{\"text\":\"%s\"}".formatted("good ".repeat(70))).body();

		assertThat(answer).contains("\"truncated\":true");
	}

	@Test
	void saysTheLengthOfEveryAnswer() throws Exception {
		for (HttpResponse<String> answer : List.of(get("/ping"), get("/nowhere"), get("/models"),
				invoke(NDJSON, "models=language", "{\"text\":\"Bonjour\"}"), invoke(NDJSON, "models=language", ""),
				invoke(JSON, "models=nope", "{}"))) {
			assertThat(answer.headers().firstValueAsLong("Content-Length"))
				.hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
			assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
		}
	}

	@Test
	void prefersTheModelsOfTheBody() throws Exception {
		assertThat(invoke(JSON, "models=sentiment", "{\"models\":[\"language\"],\"documents\":[{\"text\":\"Ja\"}]}")
			.body()).contains("\"language\"").doesNotContain("sentiment");
	}

	@Test
	void listsItsModels() throws Exception {
		JsonNode models = JsonMapper.shared().readTree(get("/models").body()).path("models");

		assertThat(models.valueStream().map((model) -> model.path("name").asString())).containsExactly("sentiment",
				"subjectivity", "intent", "banking", "language");
		assertThat(models.valueStream().map((model) -> model.path("labels").size())).containsExactly(2, 2, 151, 77, 75);
	}

	@Test
	void refusesWhatItCannotServe() throws Exception {
		String one = "{\"documents\":[{\"text\":\"a\"}]}";

		assertRefused(invoke(JSON, "models=sentiment,nope", one), 400, "unknown_model");
		assertRefused(invoke(JSON, "", one), 400, "missing_models");
		assertRefused(invoke(JSON, "models=sentiment", "{\"documents\":1}"), 400, "invalid_request");
		assertRefused(invoke(JSON, "", "{\"models\":\"sentiment\",\"documents\":[]}"), 400, "invalid_request");
		assertRefused(invoke(JSON, "models=sentiment", "{"), 400, "invalid_json");
		assertRefused(invoke(JSON, "models=sentiment", BodyPublishers.ofByteArray(new byte[] { '"', (byte) 0xC3 })),
				400, "invalid_utf8");
		assertRefused(invoke("text/plain", "models=sentiment", "a"), 415, "unsupported_media_type");
		assertRefused(invoke(JSON, "models=sentiment", " ".repeat(5_001)), 413, "too_large");
		assertRefused(invoke(NDJSON, "models=sentiment", " ".repeat(100_001)), 413, "too_large");
		assertRefused(get("/invocations"), 405, "method_not_allowed");
		assertRefused(get("/"), 404, "not_found");
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("code").asString()).isEqualTo(code);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("message").asString()).isNotBlank();
	}

	private static HttpResponse<String> invoke(String type, String attributes, String body)
			throws IOException, InterruptedException {
		return invoke(type, attributes, BodyPublishers.ofString(body));
	}

	private static HttpResponse<String> invoke(String type, String attributes, BodyPublisher body)
			throws IOException, InterruptedException {
		return client.send(HttpRequest.newBuilder(uri("/invocations"))
			.header("Content-Type", type)
			.header("X-Amzn-SageMaker-Custom-Attributes", attributes)
			.POST(body)
			.build(), BodyHandlers.ofString());
	}

	private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
	}

	private static URI uri(String path) {
		return URI.create("http://localhost:%d%s".formatted(server.port(), path));
	}

}
