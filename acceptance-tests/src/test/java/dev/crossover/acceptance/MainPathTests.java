package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The main path, on one running suite: small requests, batches, the GPU's sleep. */
@TestInstance(Lifecycle.PER_CLASS)
class MainPathTests {

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private static final List<String> MODELS = List.of("sentiment", "intent", "language");

	@TempDir
	private static Path folder;

	private RunningSuite suite;

	private DirectModel model;

	private Api enterprise;

	@BeforeAll
	void start() throws IOException {
		this.suite = RunningSuite.up(folder, "--gpu-start", "PT2S", "--idle-after", "PT5S");
		this.model = DirectModel.start(folder.resolve("model.log"));
		this.enterprise = this.suite.api("enterprise");
	}

	@AfterAll
	void stop() {
		this.model.close();
		this.suite.close();
	}

	@Test
	void smallRequestIsAnsweredAtOnceByTheCpu() {
		String text = "I was charged twice for the same order, please help";

		Api.Answer answer = this.suite.api("demo")
			.classify(Map.of("models", MODELS, "documents", List.of(Map.of("id", "a", "text", text))));

		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		assertThat(answer.header("Crossover-Pipeline")).isEqualTo("cpu");
		assertThat(answer.header("X-Request-Id")).isNotBlank();
		JsonNode result = answer.json().path("results").path(0);
		assertThat(result.path("id").asString()).isEqualTo("a");
		assertThat(result.path("outcome").asString()).isEqualTo("succeeded");
		assertThat(result.path("predictions")).isEqualTo(this.model.predictions(text, MODELS));
		assertThat(answer.json().path("decision").path("rule").asString()).isEqualTo("account_type");
	}

	@Test
	void largeBatchWakesTheGpuWhichSleepsAgainWithoutWork() {
		awaitGpu(0);

		String id = this.enterprise.submit("models=sentiment,intent,language&pipeline=gpu", Texts.ndjson(1_200));
		awaitGpu(1);
		String follower = this.enterprise.submit("models=sentiment", Texts.ndjson(50));
		JsonNode batch = this.enterprise.awaitEnd(id, LIMIT);

		JsonNode follows = this.enterprise.awaitEnd(follower, LIMIT).path("decision");
		assertThat(follows.path("pipeline").asString()).as("where few documents go once the GPU is awake")
			.isEqualTo("gpu");
		assertThat(follows.path("rule").asString()).isEqualTo("from_crossover");
		assertThat(batch.path("pipeline").asString()).isEqualTo("gpu");
		assertThat(batch.path("state").asString()).isEqualTo("succeeded");
		assertEveryDocumentOnce(id, 1_200);
		awaitGpu(0);
	}

	@Test
	void smallBatchRunsOnTheCpu() {
		String id = this.suite.api("trial").submit("models=sentiment,intent,language", Texts.ndjson(300));

		JsonNode batch = this.suite.api("trial").batch(id);
		assertThat(batch.path("pipeline").asString()).isEqualTo("cpu");
		assertThat(this.suite.api("trial").awaitEnd(id, LIMIT).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.suite.api("trial").results(id)).hasSize(300);
	}

	/** S55. */
	@Test
	void textsAndKeysAreInNoLogAndNoStoreButThePayloads() throws IOException {
		Canary canary = new Canary("canarybird7f3a9");
		Api standard = this.suite.api("standard");
		Map<String, Object> document = Map.of("id", "a", "text", "The " + canary.word() + " sings");
		assertThat(standard.classify(Map.of("models", MODELS, "documents", List.of(document))).status()).isEqualTo(200);
		assertThat(standard.classify(Map.of("models", List.of(canary.word()), "documents", List.of(document))).status())
			.isEqualTo(400);
		assertThat(standard.post("/v1/classifications", "application/json", "{\"" + canary.word()).status())
			.isEqualTo(400);
		String id = standard.submit("models=sentiment", List.of("{\"text\":\"The " + canary.word() + " sings\"}",
				"{\"text\":\"" + canary.word() + " ".repeat(100_001) + "\"}", "{\"text\":\"" + canary.word()));

		assertThat(standard.awaitEnd(id, LIMIT).path("counts").path("errored").asLong()).isEqualTo(2);

		Path data = this.suite.folder();
		assertThat(new Canary(id).foundIn(data)).as("the batch's id, to see that the search works").isNotEmpty();
		assertThat(canary.foundIn(data)).isEmpty();
		assertThat(new Canary(this.suite.key("standard")).foundIn(data)).isEmpty();
	}

	@Test
	void wishForTheGpuIsRecordedAsTheRule() {
		String id = this.enterprise.submit("models=sentiment&pipeline=gpu", Texts.ndjson(20));

		JsonNode batch = this.enterprise.awaitEnd(id, LIMIT);

		assertThat(batch.path("pipeline").asString()).isEqualTo("gpu");
		assertThat(batch.path("decision").path("rule").asString()).isEqualTo("pipeline_wish");
		assertThat(this.enterprise.results(id)).hasSize(20);
	}

	@Test
	void badLinesBecomeErroredResultsAndEveryOtherDocumentSucceeds() {
		List<String> lines = new ArrayList<>(Texts.ndjson(10));
		lines.set(2, "{\"id\":\"broken\", \"text\": ");
		lines.set(5, "{\"id\":\"empty\",\"text\":\"  \"}");
		lines.set(7, "{\"id\":\"extra\",\"text\":\"fine\",\"colour\":\"red\"}");

		String id = this.enterprise.submit("models=sentiment", lines);
		JsonNode batch = this.enterprise.awaitEnd(id, LIMIT);

		assertThat(batch.path("state").asString()).isEqualTo("completed_with_errors");
		assertThat(batch.path("counts").path("succeeded").asLong()).isEqualTo(7);
		assertThat(this.enterprise.results(id)).filteredOn((line) -> line.path("outcome").asString().equals("errored"))
			.extracting((line) -> line.path("index").asInt() + " " + line.path("error").path("code").asString())
			.containsExactlyInAnyOrder("2 invalid_json", "5 empty_text", "7 unknown_field");
	}

	@Test
	void textThatIsNotUtf8IsErroredAndNeverGuessed() {
		byte[] body = "{\"id\":\"ok\",\"text\":\"good\"}\n{\"id\":\"bad\",\"text\":\"caf\u00e9\"}\n"
			.getBytes(StandardCharsets.ISO_8859_1);

		Api.Answer answer = this.enterprise.post("/v1/batches?models=sentiment", "application/x-ndjson", body);
		JsonNode batch = this.enterprise.awaitEnd(answer.json().path("id").asString(), LIMIT);

		assertThat(batch.path("counts").path("errored").asLong()).isEqualTo(1);
		assertThat(this.enterprise.results(batch.path("id").asString()))
			.filteredOn((line) -> line.path("index").asInt() == 1)
			.extracting((line) -> line.path("error").path("code").asString())
			.containsExactly("invalid_utf8");
	}

	@Test
	void csvGoesTheSameWay() {
		String csv = "id,text,note\na,\"Great service, thank you\",x\nb,\"Never again, awful \"\"support\"\"\",y\n";

		Api.Answer answer = this.enterprise.post("/v1/batches?models=sentiment", "text/csv", csv);
		String id = answer.json().path("id").asString();

		assertThat(this.enterprise.awaitEnd(id, LIMIT).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.enterprise.results(id)).extracting((line) -> line.path("id").asString())
			.containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void problemsNameTheFieldAndWhatToDo() {
		assertProblem(this.enterprise.withKey("xo_local_nobody_nothing").get("/v1/batches"), 401, "invalid_api_key");
		assertProblem(this.enterprise.get("/v1/batches/batch_unknown"), 404, "not_found");
		assertProblem(
				this.enterprise
					.classify(Map.of("models", List.of("astrology"), "documents", List.of(Map.of("text", "x")))),
				400, "unknown_model");
		assertProblem(this.enterprise.classify(
				Map.of("models", List.of("sentiment"), "documents", List.of(Map.of("text", "x")), "priority", "high")),
				400, "unknown_field");
		assertProblem(this.enterprise.post("/v1/classifications", "application/json", "{\"models\": ["), 400,
				"invalid_json");
		assertProblem(this.enterprise.post("/v1/classifications", "application/xml", "<a/>"), 415,
				"unsupported_media_type");
	}

	@Test
	void anotherAccountsBatchIsNotFound() {
		String id = this.enterprise.submit("models=sentiment", Texts.ndjson(3));

		assertProblem(this.suite.api("standard").get("/v1/batches/" + id), 404, "not_found");
		assertProblem(this.suite.api("standard").get("/v1/batches/%s/results".formatted(id)), 404, "not_found");
	}

	@Test
	void demoShowsBothPipelinesAndExitsWithZero() throws IOException, InterruptedException {
		Path output = folder.resolve("demo.txt");

		Process demo = CommandLine.start(output,
				List.of("demo", "--documents", "1000", "--data-dir", folder.toString()));

		assertThat(demo.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(demo.exitValue()).as(Files.readString(output)).isZero();
		assertThat(output).content()
			.contains("pipeline   cpu", "pipeline   gpu", "all 1,000 came back, each exactly once");
	}

	private void awaitGpu(int instances) {
		await("GPU at %d instances".formatted(instances)).atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.suite.gpuInstances()).isEqualTo(instances));
	}

	private void assertEveryDocumentOnce(String id, int documents) {
		List<JsonNode> results = this.enterprise.results(id);
		assertThat(results).extracting((line) -> line.path("id").asString())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, documents).mapToObj(Texts::id).toList());
		assertThat(results).filteredOn((line) -> line.path("index").asInt() % 50 == 0)
			.allSatisfy((line) -> assertThat(line.path("predictions"))
				.isEqualTo(this.model.predictions(Texts.text(line.path("index").asInt()), MODELS)));
	}

	private static void assertProblem(Api.Answer answer, int status, String code) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().path("code").asString()).isEqualTo(code);
		assertThat(answer.json().path("detail").asString()).isNotBlank();
		assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
	}

}
