package dev.crossover.router.classification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bad bodies get answers that name the field or line and what to do (S21-S32, S54-S55).
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTests extends RouterAmongStandIns {

	private static final String CANARY = "canary-4711";

	@AfterEach
	void nothingReachedAPipeline(CapturedOutput output) {
		assertThat(CPU.asked()).isEmpty();
		assertThat(GPU.asked()).noneMatch((asked) -> asked.method().equals("POST"));
		assertThat(output).doesNotContain(CANARY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"models":["sentiment"],"documents":[{"text":"canary-4711"}],"account_type":"enterprise"} | unknown_field | /account_type
					{"models":["sentiment"],"documents":[{"text":"canary-4711","lang":"de"}]}                 | unknown_field | /documents/0/lang
					{"models":["nonsense"],"documents":[{"text":"canary-4711"}]}                              | unknown_model | /models/0
					{"models":["sentiment",null],"documents":[{"text":"canary-4711"}]}                        | unknown_model | /models/1
					{"models":[],"documents":[{"text":"canary-4711"}]}                                        | invalid_request | /models
					{"documents":[{"text":"canary-4711"}]}                                                    | invalid_request | /models
					{"models":"sentiment","documents":[{"text":"canary-4711"}]}                               | invalid_request | /models
					{"models":["sentiment"],"documents":[]}                                                   | no_documents | /documents
					{"models":["sentiment"]}                                                                  | no_documents | /documents
					{"models":["sentiment"],"documents":[{"text":4711}]}                                      | invalid_request | /documents/0/text
					{"models":["sentiment"],"documents":["canary-4711"]}                                      | invalid_request | /documents/0
					{"models":["sentiment"],"documents":[{"text":"canary-4711"}],"completion_window":"2h"}    | invalid_request | /completion_window
					{"models":["sentiment"],"documents":[{"id":"","text":"canary-4711"}]}                     | invalid_request | /documents/0/id
					""")
	void pointsAtWhatIsWrong(String body, String code, String pointer) {
		MvcTestResult answer = classify(STANDARD, body).exchange();

		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo(code);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo(pointer);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("https://crossover.dev/errors/" + code);
		assertThat(answer).bodyJson().extractingPath("$.request_id").isNotNull();
		assertThat(answer).bodyText().doesNotContain(CANARY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"models":["sentiment"],"documents":[{"text":"canary-4711"}]
			{"models":["sentiment"],"models":["sentiment"],"documents":[{"text":"canary-4711"}]}
			{"models":["sentiment"],"documents":[{"text":"canary-4711"}]} x
			canary-4711
			""")
	void saysWhereJsonIsBroken(String body) {
		MvcTestResult answer = classify(STANDARD, body).exchange();

		assertThat(answer).hasStatus(400).bodyText().doesNotContain(CANARY);
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_json");
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("line 1");
	}

	@Test
	void rejectsNull() {
		assertThat(classify(STANDARD, "null")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_request");
	}

	@Test
	void rejectsDeepNesting() {
		assertThat(classify(STANDARD, "{\"models\":%s".formatted("[".repeat(10_000)))).hasStatus(400);
	}

	@Test
	void rejectsHugeNumbers() {
		assertThat(classify(STANDARD, "{\"models\":%s}".formatted("1".repeat(1_000_000)))).hasStatus(400);
	}

	@Test
	void rejectsOtherCharsets() {
		byte[] wide = "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"a\"}]}".getBytes(StandardCharsets.UTF_16);
		byte[] latin = "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"ä\"}]}"
			.getBytes(StandardCharsets.ISO_8859_1);

		assertThat(classify(STANDARD, "").content(wide)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_json");
		assertThat(classify(STANDARD, "").content(latin)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_json");
	}

	@Test
	void rejectsOtherMediaTypes() {
		assertThat(as("text/plain")).hasStatus(415)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("unsupported_media_type");
		assertThat(as("application/json;charset=utf-16")).hasStatus(415);
		assertThat(as("text/csv")).hasStatus(415);
		assertThat(as("nonsense")).hasStatus(415);
	}

	private MockMvcRequestBuilder as(String contentType) {
		return this.mvc.post()
			.uri("/v1/classifications")
			.header("Authorization", STANDARD)
			.header("Content-Type", contentType)
			.content("{}");
	}

	@Test
	void rejectsOtherEncodings() {
		assertThat(classify(STANDARD, "{}").header("Content-Encoding", "br")).hasStatus(415)
			.hasHeader("Accept-Encoding", "gzip, zstd");
	}

	@Test
	void rejectsBrokenGzip() {
		assertThat(classify(STANDARD, "{}").header("Content-Encoding", "gzip")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_encoding");
	}

	@Test
	void rejectsGzipBombs() throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
			for (int i = 0; i < 64; i++) {
				gzip.write(new byte[1 << 20]);
			}
		}

		assertThat(classify(STANDARD, "").content(bomb.toByteArray()).header("Content-Encoding", "gzip")).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_large");
	}

	@Test
	void rejectsBodiesOverTheAccountsLimit() {
		assertThat(classify(DEMO, " ".repeat((1 << 20) + 1))).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_large");
	}

	@Test
	void rejectsMoreDocumentsThanTheAccountMaySend() {
		String documents = IntStream.range(0, 101).mapToObj((_) -> "{\"text\":\"x\"}").collect(Collectors.joining(","));

		assertThat(classify(DEMO, "{\"models\":[\"sentiment\"],\"documents\":[%s]}".formatted(documents)))
			.hasStatus(413);
	}

	@Test
	void namesTheKnownModels() {
		assertThat(classify(STANDARD, "{\"models\":[\"topic\"],\"documents\":[{\"text\":\"x\"}]}")).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("There is no model \"topic\". There are: banking, intent, language, sentiment, subjectivity.");
	}

}
