package dev.crossover.cpu.inference;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls of the endpoint: bytes pass through, errors do not. */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class InvocationTests {

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final Aws aws = new Aws();

	private static final String DOCUMENTS = "{\"index\":0,\"text\":\"canary-4711\"}\n";

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.aws.endpoint", aws::url);
		properties.add("crossover.stack.results-queue-url", () -> aws.url() + "/000000000000/results");
	}

	@BeforeEach
	void forget() {
		aws.forget();
	}

	@Test
	void invokePassesBytesThrough() {
		assertThat(invoke("fast").header("X-Request-Id", "req-1").header("traceparent", TRACEPARENT)).hasStatusOk()
			.hasContentType("application/x-ndjson")
			.bodyText()
			.isEqualTo("{\"index\":0,\"outcome\":\"succeeded\",\"predictions\":{}}\n");

		assertThat(aws.invocations()).singleElement().satisfies((invocation) -> {
			assertThat(invocation.path()).isEqualTo("/endpoints/cpu/invocations");
			assertThat(invocation.body()).isEqualTo(DOCUMENTS);
			assertThat(invocation.attributes()).matches(
					"models=sentiment,language;request_id=req-1;traceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01");
		});
	}

	@Test
	void invokeWhenTheAccountIsNamedRecordsTheRequest() throws InterruptedException {
		assertThat(invoke("fast").header("Crossover-Account", "acct_demo;DEMO")
			.header("Crossover-Classification", "cls_1")).hasStatusOk();

		JsonNode message = aws.messages().poll(20, TimeUnit.SECONDS);
		assertThat(message).isNotNull();
		assertThat(message.path("type").asString()).isEqualTo("request_classified");
		assertThat(message.path("request_id").asString()).isEqualTo("cls_1");
		assertThat(message.at("/account/id").asString()).isEqualTo("acct_demo");
		assertThat(message.at("/models/1").asString()).isEqualTo("language");
		assertThat(message.at("/results/0/outcome").asString()).isEqualTo("succeeded");
		assertThat(message.toString()).doesNotContain("canary");
	}

	@Test
	void invokeWhenTheQueueIsAwaySendsTheRecordLater() throws InterruptedException {
		aws.refuseMessages(1);

		assertThat(invoke("fast").header("Crossover-Account", "acct_demo;DEMO")
			.header("Crossover-Classification", "cls_2")).hasStatusOk();

		JsonNode message = aws.messages().poll(20, TimeUnit.SECONDS);
		assertThat(message).isNotNull();
		assertThat(message.path("request_id").asString()).isEqualTo("cls_2");
	}

	@ParameterizedTest
	@CsvSource({ "400,ThrottlingException", "429,ModelNotReadyException", "503,ServiceUnavailable" })
	void invokeWhenTheEndpointIsBusyAnswersFastAtOnceAndWaitsForBulk(int status, String error) {
		aws.next(status, error, "{}");
		MvcTestResult fast = invoke("fast").exchange();
		assertThat(fast).hasStatus(503).hasHeader("Retry-After", "1");
		assertThat(fast).bodyJson().extractingPath("$.code").isEqualTo("no_capacity");
		assertThat(aws.invocations()).hasSize(1);

		aws.next(status, error, "{}");
		assertThat(invoke("bulk")).hasStatusOk();
		assertThat(aws.invocations()).hasSize(3);
	}

	@Test
	void invokeWhenTheModelFailsTellsNothingOfTheDocument(CapturedOutput output) {
		aws.next(424, "ModelError", "{\"OriginalStatusCode\":400,\"OriginalMessage\":\"bad: canary-4711\"}");

		MvcTestResult answer = invoke("bulk").exchange();

		assertThat(answer).hasStatus(502).bodyJson().extractingPath("$.code").isEqualTo("model_failed");
		assertThat(answer).bodyText().doesNotContain("canary");
		assertThat(output).contains("The model answered 400").doesNotContain("canary");
		assertThat(aws.invocations()).hasSize(1);
	}

	@Test
	void invokeWhenTheCallIsWrongIsAnInternalError() {
		aws.next(400, "ValidationError", "{\"message\":\"no such endpoint\"}");

		assertThat(invoke("bulk")).hasStatus(500).bodyJson().extractingPath("$.code").isEqualTo("internal");
	}

	@Test
	void invokeWhenTooLargeCallsNobody() {
		assertThat(invoke("bulk").content(new byte[(4 << 20) + 1])).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_large");
		assertThat(aws.invocations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "?lane=slow&models=a", "?lane=fast&models=a%0d%0ab", "?lane=fast", "?models=a" })
	void invokeWhenNotUnderstoodIsRejected(String query) {
		assertThat(invoke("fast").uri(URI.create("/internal/invocations" + query))).hasStatus(400);
		assertThat(aws.invocations()).isEmpty();
	}

	private MockMvcRequestBuilder invoke(String lane) {
		return this.mvc.post()
			.uri("/internal/invocations?lane={lane}&models=sentiment,language", lane)
			.header("Content-Type", "application/x-ndjson")
			.content(DOCUMENTS);
	}

}
