package dev.crossover.router.explain;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes are explained, and nothing is done. */
class ExplainTests extends RouterAmongStandIns {

	@Test
	void explainDecidesWithoutDoing() {
		MvcTestResult answer = explain(STANDARD, "",
				"""
						{"models":["sentiment","intent"],"document_count":120000,"bytes":30000000,"completion_window":"24h"}""");

		assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"decision":{"pipeline":"gpu","layer":"crossover_point","rule":"from_crossover","crossover_documents":9,
				"reason":"From 9 documents on a GPU that is awake anyway costs no more than the CPU.",
				"policy_version":"crossover-1/v1",
				"inputs":{"documents":120000,"bytes":30000000,"account_type":"standard","gpu_state":"ready",
				"gpu_backlog_documents":0,"gpu_backlog_seconds":0.0,"models":["sentiment","intent"],
				"pipeline_wish":"auto","completion_window":"24h","deadline_seconds":86400.0}}}""");
		assertThat(answer).bodyJson()
			.hasPath("$.decision.estimates.cpu.cost_usd")
			.hasPath("$.decision.estimates.gpu.seconds")
			.hasPath("$.decision.estimates.single_pipeline.cost_usd")
			.doesNotHavePath("$.refusal");
		assertThat(CPU.asked()).isEmpty();
		assertThat(GPU.asked()).noneMatch((asked) -> asked.method().equals("POST"));
	}

	@Test
	void explainSaysWhatWouldChangeTheAnswer() {
		MvcTestResult answer = explain(STANDARD, "",
				"{\"models\":[\"sentiment\"],\"document_count\":3000,\"gpu_state\":\"asleep\"}");

		assertThat(answer).bodyJson().extractingPath("$.decision.pipeline").isEqualTo("cpu");
		assertThat(answer).bodyJson()
			.extractingPath("$.changes[*].sentence")
			.asArray()
			.contains("From 32,882 documents on: GPU.", "With a warm GPU: GPU.", "With pipeline=gpu: GPU.",
					"For account type demo: refused.");
		assertThat(answer).bodyJson()
			.extractingPath("$.changes[0]")
			.isEqualTo(Map.of("input", "documents", "value", 32_882, "pipeline", "gpu", "rule", "from_crossover",
					"sentence", "From 32,882 documents on: GPU."));
	}

	@Test
	void explainWhenOverTheLimitIsADecisionAndNoError() {
		MvcTestResult answer = explain(DEMO, "", "{\"models\":[\"sentiment\"],\"document_count\":101}");

		assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"decision":{"pipeline":"none","rule":"over_limit"},"refusal":{"status":413,"code":"too_large"}}""");
		assertThat(answer).bodyJson().extractingPath("$.changes[0].sentence").isEqualTo("Up to 100 documents: CPU.");
	}

	@Test
	void explainJudgesWhatOneCallCannotHoldAsABatch() {
		assertThat(explain(STANDARD, "", "{\"models\":[\"sentiment\"],\"document_count\":200}")).bodyJson()
			.isLenientlyEqualTo("{\"decision\":{\"pipeline\":\"cpu\",\"inputs\":{\"deadline_seconds\":2.0}}}");
		assertThat(explain(STANDARD, "", "{\"models\":[\"sentiment\"],\"document_count\":201}")).bodyJson()
			.isLenientlyEqualTo("{\"decision\":{\"pipeline\":\"gpu\",\"inputs\":{\"deadline_seconds\":600.0}}}");
	}

	@Test
	void explainWhenALaterAnswerIsPreferredJudgesABatch() {
		assertThat(classify(STANDARD, "{\"models\":[\"sentiment\"],\"document_count\":50}").uri("/v1/routes/explain")
			.header("Prefer", "respond-async")).bodyJson().extractingPath("$.decision.pipeline").isEqualTo("gpu");
	}

	@Test
	void explainCountsRealDocuments() {
		String documents = IntStream.range(0, 3)
			.mapToObj("{\"text\":\"Text %d.\"}"::formatted)
			.collect(Collectors.joining(","));

		assertThat(explain(STANDARD, "?pipeline=gpu",
				"{\"models\":[\"sentiment\"],\"documents\":[%s]}".formatted(documents)))
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"decision\":{\"pipeline\":\"gpu\",\"rule\":\"pipeline_wish\",\"inputs\":{\"documents\":3}}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"models":["sentiment"]}                                                    | /document_count
			{"models":["sentiment"],"documents":[]}                                     | /document_count
			{"models":["sentiment"],"document_count":0}                                 | /document_count
			{"models":["sentiment"],"document_count":1,"documents":[{}]}                | /document_count
			{"models":["sentiment"],"document_count":1,"bytes":-1}                      | /bytes
			{"models":["sentiment"],"document_count":1,"gpu_state":"warm"}              | /gpu_state
			{"models":["sentiment"],"document_count":1,"completion_window":"2h"}        | /completion_window
			{"models":["sentiment"],"document_count":1,"gpu":"ready"}                   | /gpu
			""")
	void explainWhenTheQuestionIsWrongPointsAtIt(String body, String pointer) {
		assertThat(explain(STANDARD, "", body)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
	}

	private MvcTestResult explain(String key, String query, String body) {
		return classify(key, body).uri("/v1/routes/explain" + query).exchange();
	}

}
