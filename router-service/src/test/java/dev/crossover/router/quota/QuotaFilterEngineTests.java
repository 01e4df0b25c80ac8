package dev.crossover.router.quota;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.stream.IntStream;

import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts are told where they stand on every answer, and to wait where they must. */
class QuotaFilterEngineTests extends RouterOnLocalCloud {

	private static final String LIMIT = "RateLimit";

	private static final String POLICY = "RateLimit-Policy";

	@ParameterizedTest
	@CsvSource({ "GET, /v1/models, 200", "GET, /v1/batches/batch_none, 404", "GET, /v1/nothing, 404",
			"DELETE, /v1/models, 405", "POST, /v1/classifications, 415", "GET, /v1/admin/accounts, 403",
			"GET, /v1/usage?days=0, 400" })
	void everyAnswerTellsWhatIsLeft(HttpMethod method, String uri, int status) {
		MvcTestResult answer = this.mvc.method(method).uri(uri).header("Authorization", STANDARD).exchange();

		assertThat(answer).hasStatus(status);
		assertThat(answer).hasHeader(POLICY, "\"requests\";q=500;w=10");
		assertThat(answer.getResponse().getHeader(LIMIT)).matches("\"requests\";r=\\d+;t=\\d+");
	}

	/** S65. */
	@Test
	void burstIsAnsweredAndWhatIsBeyondIsToldToWait() {
		long started = System.nanoTime();
		List<MvcTestResult> answers = IntStream.range(0, 60).mapToObj((_) -> models(DEMO)).toList();
		long seconds = (System.nanoTime() - started) / 1_000_000_000;

		long answered = answers.stream().filter((answer) -> answer.getResponse().getStatus() == 200).count();
		assertThat(answered).isBetween(20L, 20 + seconds + 1);
		MvcTestResult last = answers.stream()
			.filter((answer) -> answer.getResponse().getStatus() != 200)
			.findFirst()
			.orElseThrow();
		assertThat(last).hasStatus(429).hasHeader("Retry-After", "1").hasHeader(POLICY, "\"requests\";q=20;w=20");
		assertThat(last).bodyJson().extractingPath("$.code").isEqualTo("rate_limited");
		assertThat(last.getResponse().getHeader(LIMIT)).startsWith("\"requests\";r=0;");
		assertThat(models(STANDARD)).as("another account").hasStatusOk();
	}

	@Test
	void usageTellsWhatWasSentAndWhatItSaves() throws UnsupportedEncodingException {
		JsonNode before = usage();

		assertThat(classify()).hasStatusOk();

		JsonNode after = usage();
		assertThat(after.path("days").size()).isEqualTo(3);
		assertThat(more(before, after, "/total/documents")).isEqualTo(2);
		assertThat(more(before, after, "/left_today/documents")).isEqualTo(-2);
		assertThat(more(before, after, "/total/cost_usd")).isPositive();
		assertThat(more(before, after, "/total/savings_usd")).isPositive();
		assertThat(after.path("basis").asString()).isEqualTo("estimate");
	}

	@Test
	void requestThatFailsIsNotCharged() throws UnsupportedEncodingException {
		CPU.answer((_) -> Reply.json(503, "{}"));
		JsonNode before = usage();

		assertThat(classify()).hasStatus5xxServerError();

		assertThat(usage().path("total")).isEqualTo(before.path("total"));
	}

	private static double more(JsonNode before, JsonNode after, String pointer) {
		return after.at(pointer).asDouble() - before.at(pointer).asDouble();
	}

	private JsonNode usage() throws UnsupportedEncodingException {
		return JsonMapper.shared()
			.readTree(this.mvc.get()
				.uri("/v1/usage?days=3")
				.header("Authorization", ENTERPRISE)
				.exchange()
				.getResponse()
				.getContentAsString());
	}

	private MvcTestResult classify() {
		return classify(ENTERPRISE, "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"a\"},{\"text\":\"b\"}]}")
			.exchange();
	}

	private MvcTestResult models(String key) {
		return this.mvc.get().uri("/v1/models").header("Authorization", key).exchange();
	}

}
