package dev.crossover.router;

import java.io.UnsupportedEncodingException;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody gets in without a key (S01, S02, S03, S05, S08, S52, S56, S61). */
class AuthenticationTests extends RouterAmongStandIns {

	@ParameterizedTest
	@CsvSource({ "POST,/v1/classifications", "POST,/v1/batches", "GET,/v1/batches", "GET,/v1/batches/batch_1",
			"GET,/v1/batches/batch_1/results", "GET,/v1/models", "POST,/v1/routes/explain", "GET,/v1/nothing", "GET,/",
			"GET,/actuator", "GET,/actuator/env", "GET,/%61ctuator/health", "GET,/v1/models?api_key=xo_test" })
	void rejectsWithoutKey(String method, String path) {
		MvcTestResult answer = this.mvc.method(HttpMethod.valueOf(method)).uri(URI.create(path)).exchange();

		assertThat(answer).hasStatus(401)
			.hasHeader("WWW-Authenticate", "Bearer realm=\"crossover\"")
			.hasContentType("application/problem+json");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_api_key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer nonsense", "Basic eDp5", "Bearer xo_test_standard1_short",
			"Bearer xo_test_standard1_ccccccccccccccccccccccccccccccccccccccccccc_1" })
	void rejectsMalformedKeysWithoutReadingTheTable(String authorization) {
		DYNAMO.forget();

		assertThat(models(authorization)).hasStatus(401)
			.hasHeader("WWW-Authenticate", "Bearer realm=\"crossover\", error=\"invalid_token\"");
		assertThat(DYNAMO.asked()).isEmpty();
	}

	@Test
	void answersUnknownAndMalformedKeysAlike() throws UnsupportedEncodingException {
		String unknownId = body("Bearer xo_test_nobody9_" + "c".repeat(43));
		String wrongSecret = body("Bearer xo_test_standard1_" + "d".repeat(43));

		assertThat(unknownId).isEqualTo(body("Bearer nonsense")).isEqualTo(wrongSecret);
	}

	private String body(String authorization) throws UnsupportedEncodingException {
		MvcTestResult answer = models(authorization).header("X-Request-Id", "same").exchange();
		assertThat(answer).hasStatus(401);
		return answer.getResponse().getContentAsString();
	}

	@Test
	void storesNoKeyButItsHash() {
		assertThat(models(STANDARD)).hasStatusOk();

		assertThat(TABLE.items()).containsKey("KEY#standard1 KEY");
		assertThat(TABLE.items().toString()).doesNotContain("c".repeat(43)).contains("acct_standard");
	}

	@Test
	void leavesHealthOpen() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk();
	}

	@Test
	void answersUnknownPathsAsProblems() {
		MvcTestResult answer = this.mvc.get().uri("/v1/nothing").header("Authorization", STANDARD).exchange();

		assertThat(answer).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("not_found");
	}

	@Test
	void answersWrongMethodsAsProblems() {
		MvcTestResult answer = this.mvc.delete().uri("/v1/models").header("Authorization", STANDARD).exchange();

		assertThat(answer).hasStatus(405)
			.hasHeader("Allow", "GET")
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("method_not_allowed");
	}

	@Test
	void setsProtectiveHeadersOnEveryAnswer() {
		assertThat(models(STANDARD)).hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Cache-Control", "no-store");
		assertThat(models("Bearer nonsense")).hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Cache-Control", "no-store");
	}

	@Test
	void echoesPlainRequestIdsAndReplacesOthers() {
		assertThat(models(STANDARD).header("X-Request-Id", "mine-1")).hasHeader("X-Request-Id", "mine-1");
		assertThat(models(STANDARD).header("X-Request-Id", "x".repeat(1024))
			.exchange()
			.getResponse()
			.getHeader("X-Request-Id")).startsWith("req_");
	}

	@Test
	void listsModels() {
		assertThat(models(STANDARD)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.models[?(@.name=='banking')].labels")
			.asArray()
			.containsExactly(77);
	}

	private MockMvcRequestBuilder models(String authorization) {
		return this.mvc.get().uri("/v1/models").header("Authorization", authorization);
	}

}
