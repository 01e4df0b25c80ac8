package dev.crossover.router.security;

import java.io.IOException;
import java.util.List;

import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** What the router shows of itself. */
@ExtendWith(OutputCaptureExtension.class)
class ExposureTests extends RouterAmongStandIns {

	/** S52. */
	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/prometheus",
			"/actuator/loggers", "/heapdump", "/swagger-ui", "/swagger-ui/index.html", "/v3/api-docs", "/error",
			"/internal/batches", "/.env", "//actuator/health", "/actuator/health/../env" })
	void insideIsNotThere(String path) throws IOException {
		for (String key : List.of("", "Authorization: " + STANDARD + "\r\n")) {
			try (Wire wire = new Wire(this.port)) {
				String answer = wire.send("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(path, key)).answer();

				assertThat(answer).matches("(?s)HTTP/1\\.1 40[014].*");
			}
		}
	}

	/** S52: only the very path is open. */
	@Test
	void healthInAnotherSpellingNeedsAKey() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			assertThat(wire.head("GET /actuator/health;x HTTP/1.1", "Host: localhost").answer())
				.startsWith("HTTP/1.1 401");
		}
	}

	/** S52. */
	@Test
	void healthTellsNoDetails() {
		assertThat(this.mvc.get().uri("/actuator/health/readiness")).hasStatusOk()
			.bodyText()
			.isEqualTo("{\"status\":\"UP\"}");
	}

	/** S53. */
	@Test
	void whatFailsInsideIsToldToTheLogAlone(CapturedOutput output) {
		RESULTS.answer((_) -> Reply.json(200, "no JSON, planted"));

		MvcTestResult answer = this.mvc.get()
			.uri("/v1/batches/batch_1")
			.header("Authorization", STANDARD)
			.header("X-Request-Id", "planted-1")
			.exchange();

		assertThat(answer).hasStatus(500).bodyJson().extractingPath("$.code").isEqualTo("internal");
		assertThat(answer).bodyJson().extractingPath("$.request_id").isEqualTo("planted-1");
		assertThat(answer).bodyText().doesNotContain("planted, ", "Exception", "java", "jackson", "127.0.0.1");
		assertThat(output.getOut().lines().filter((line) -> line.contains("planted-1"))).isNotEmpty()
			.anyMatch((line) -> line.contains("JacksonException") || line.contains("StreamReadException"));
	}

	/** S54, S56. */
	@Test
	void logLinesCannotBeForged(CapturedOutput output) throws IOException {
		RESULTS.answer((_) -> Reply.json(200, "no JSON, planted"));
		String forged = "x\\u001b[31m${jndi:ldap://127.0.0.1/a}%0d%0a{\"level\":\"FORGED\"}";
		try (Wire wire = new Wire(this.port)) {
			assertThat(wire
				.head("GET /v1/batches/batch_9 HTTP/1.1", "Host: localhost", "Authorization: " + STANDARD,
						"X-Request-Id: " + forged, "User-Agent: " + forged)
				.answer()).startsWith("HTTP/1.1 500").contains("X-Request-Id: req_");
		}

		assertThat(output.getOut()).doesNotContain("FORGED", "jndi");
		assertThat(output.getOut().lines().filter((line) -> line.contains("\"ERROR\""))).isNotEmpty()
			.allSatisfy((line) -> assertThat(JsonMapper.shared().readTree(line).path("message").isString()).isTrue());
	}

	/** S60. */
	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://localhost" })
	void otherOriginsGetNoLeave(String origin) {
		MvcTestResult preflight = this.mvc.options()
			.uri("/v1/classifications")
			.header("Origin", origin)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "Authorization")
			.exchange();
		MvcTestResult request = this.mvc.get()
			.uri("/v1/models")
			.header("Authorization", STANDARD)
			.header("Origin", origin)
			.exchange();

		assertThat(preflight).doesNotContainHeader("Access-Control-Allow-Origin");
		assertThat(request).doesNotContainHeader("Access-Control-Allow-Origin");
	}

	/** S61. */
	@Test
	void noAnswerNamesItsServer() throws IOException {
		for (String path : List.of("/v1/models", "/nowhere", "/v1/batches/x y")) {
			try (Wire wire = new Wire(this.port)) {
				assertThat(wire.head("GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: " + STANDARD)
					.answer()).startsWith("HTTP/1.1 ")
					.doesNotContainIgnoringCase("\r\nServer:")
					.doesNotContain("Tomcat");
			}
		}
	}

}
