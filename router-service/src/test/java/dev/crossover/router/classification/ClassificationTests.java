package dev.crossover.router.classification;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Small requests, and what becomes of those that are not. */
class ClassificationTests extends RouterAmongStandIns {

	@Autowired
	private JsonMapper json;

	@Test
	void classifyWhenSmallAnswersAtOnce() {
		MvcTestResult answer = classify(DEMO, """
				{"models":["sentiment"],"documents":[{"id":"a","text":"Good."},{"text":"Größe \\ud83d\\ude00"}]}""")
			.exchange();

		assertThat(answer).hasStatusOk()
			.hasHeader("Crossover-Pipeline", "cpu")
			.hasHeader("Crossover-Reason", "The demo account type always uses the CPU pipeline, which is never cold.");
		assertThat(answer).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"models":["sentiment"],"pipeline":"cpu","results":[
							{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.93}}},
							{"index":1,"outcome":"succeeded"}],
							"decision":{"pipeline":"cpu","rule":"account_type","inputs":{"documents":2,"account_type":"demo"}},
							"cost":{"basis":"estimate"}}""");
		assertThat(answer).bodyJson().extractingPath("$.id").asString().startsWith("cls_");
		assertThat(answer).bodyJson().extractingPath("$.cost.usd").isNotNull();
	}

	@Test
	void classifyTellsTheCpuPipelineWhoAsksForWhat() {
		assertThat(classify(STANDARD, """
				{"models":["sentiment","language","sentiment"],"documents":[{"text":"Good."}]}""")
			.header("X-Request-Id", "mine")).hasStatusOk();

		Asked asked = CPU.asked().getFirst();
		assertThat(asked.uri()).hasToString("/internal/invocations?lane=fast&models=sentiment%2Clanguage");
		assertThat(asked.header("Crossover-Account")).isEqualTo("acct_standard;STANDARD");
		assertThat(asked.header("Crossover-Classification")).startsWith("cls_");
		assertThat(asked.header("X-Request-Id")).isEqualTo("mine");
		assertThat(asked.text()).isEqualTo("{\"index\":0,\"text\":\"Good.\"}\n");
	}

	@Test
	void classifyWhenSomeDocumentsAreBadAnswersTheOthers() {
		MvcTestResult answer = classify(STANDARD, """
				{"models":["sentiment"],"documents":[{"id":"a","text":" "},{"id":"b","text":"Good."},{"id":"c"},null,
				{"id":"e","text":"\\ud800"}]}""").exchange();

		assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"results":[{"id":"a","index":0,"outcome":"errored","error":{"code":"empty_text","retryable":false}},
				{"id":"b","index":1,"outcome":"succeeded"},
				{"id":"c","index":2,"outcome":"errored","error":{"code":"missing_text"}},
				{"index":3,"outcome":"errored","error":{"code":"missing_text"}},
				{"id":"e","index":4,"outcome":"errored","error":{"code":"invalid_utf8"}}]}""");
	}

	@Test
	void classifyWhenAllOfSeveralDocumentsAreBadAnswersErroredResults() {
		assertThat(classify(STANDARD, "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"\"},{\"text\":\"\"}]}"))
			.hasStatusOk()
			.bodyJson()
			.extractingPath("$.results[1].outcome")
			.isEqualTo("errored");
		assertThat(CPU.asked()).isEmpty();
	}

	@Test
	void classifyWhenTheOnlyDocumentIsBadPointsAtIt() {
		MvcTestResult answer = classify(STANDARD, "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"\"}]}")
			.exchange();

		assertThat(answer).hasStatus(400).bodyJson().isLenientlyEqualTo("""
				{"code":"invalid_request","errors":[{"pointer":"/documents/0/text","code":"empty_text"}]}""");
	}

	@Test
	void classifyWhenTheOnlyDocumentIsTooLongSaysSo() {
		MvcTestResult answer = classify(DEMO,
				"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"%s\"}]}".formatted("x".repeat(10_001)))
			.exchange();

		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors[0].code").isEqualTo("too_long");
	}

	@Test
	void classifyWhenModelsFailForwardsTheProblemWithoutItsPath() {
		CPU.answer((_) -> Reply.problem(503, "no_capacity", "Busy."));

		MvcTestResult answer = classify(STANDARD, one("Good.")).exchange();

		assertThat(answer).hasStatus(503).hasHeader("Retry-After", "7");
		assertThat(answer).bodyJson().isLenientlyEqualTo("{\"code\":\"no_capacity\",\"detail\":\"Busy.\"}");
		assertThat(answer).bodyText().doesNotContain("/internal");
	}

	@Test
	void classifyWhenTheCpuPipelineAnswersNonsenseIsAnInternalError() {
		CPU.answer((_) -> Reply.json(500, "<html>"));

		assertThat(classify(STANDARD, one("Good."))).hasStatus(500)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("internal");
	}

	@Test
	void classifyWhenResultsAreMissingIsAnError() {
		CPU.answer((_) -> Reply.json(200, ""));

		assertThat(classify(STANDARD, one("Good."))).hasStatus(502)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("model_failed");
	}

	@Test
	void classifyWhenAsyncIsPreferredMakesBatch() {
		MvcTestResult answer = classify(STANDARD, """
				{"models":["sentiment"],"documents":[{"id":"a","text":"Größe"},{"text":"\\ud800"}],
				"completion_window":"1h"}""").header("Prefer", "respond-async, wait=10").exchange();

		assertThat(answer).hasStatus(202)
			.hasHeader("Location", "/v1/batches/batch_new")
			.hasHeader("Preference-Applied", "respond-async")
			.hasHeader("Crossover-Pipeline", "cpu");
		assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("queued");
		Asked asked = submitted();
		assertThat(asked.text()).isEqualTo("""
				{"id":"a","text":"Gr\\u00F6\\u00DFe"}
				{"id":null,"text":"\\uD800"}
				""");
		BatchRequest request = BatchRequest.fromHeader(String.valueOf(asked.header(BatchRequest.HEADER)), this.json);
		assertThat(request.account().type()).isEqualTo(AccountType.STANDARD);
		assertThat(request.models()).containsExactly("sentiment");
		assertThat(request.window().text()).isEqualTo("1h");
		assertThat(request.decision().inputs().gpuState()).isEqualTo("ready");
	}

	@Test
	void classifyWhenOverTheSynchronousLimitMakesBatch() {
		MvcTestResult answer = classify(STANDARD, many(201)).exchange();

		assertThat(answer).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "gpu")
			.doesNotContainHeader("Preference-Applied");
		assertThat(submitted().text().lines()).hasSize(201);
		assertThat(CPU.asked()).isEmpty();
	}

	@Test
	void classifyWhenWishedForGpuMakesBatch() {
		assertThat(classify(STANDARD, one("Good.")).uri("/v1/classifications?pipeline=gpu")).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "gpu")
			.hasHeader("Crossover-Reason", "The caller wished for the GPU pipeline.");
	}

	@Test
	void classifyWhenDemoWishesForGpuFollowsTheAccountRule() {
		assertThat(classify(DEMO, one("Good.")).uri("/v1/classifications?pipeline=gpu")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"decision\":{\"rule\":\"account_type\",\"inputs\":{\"pipeline_wish\":\"gpu\"}}}");
	}

	private static Asked submitted() {
		return GPU.asked()
			.stream()
			.filter((asked) -> asked.uri().getPath().equals("/internal/batches"))
			.findFirst()
			.orElseThrow();
	}

	private static String one(String text) {
		return "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"%s\"}]}".formatted(text);
	}

	private static String many(int count) {
		String documents = IntStream.range(0, count)
			.mapToObj("{\"text\":\"Text %d.\"}"::formatted)
			.collect(Collectors.joining(","));
		return "{\"models\":[\"sentiment\"],\"documents\":[%s]}".formatted(documents);
	}

}
