package dev.crossover.router.security;

import java.nio.charset.StandardCharsets;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are not what they say. */
class BodyTests extends RouterAmongStandIns {

	/** S28. */
	@ParameterizedTest
	@CsvSource({ "text/csv, PK\\003\\004", "application/x-ndjson, PK\\003\\004", "text/csv, %PDF-1.7",
			"application/json, %PDF-1.7", "text/csv, MZ\\220\\000", "application/x-ndjson, \\177ELF",
			"text/csv, \\320\\317\\021\\340", "application/x-ndjson, \\037\\213\\010\\000",
			"application/json, \\050\\265\\057\\375" })
	void binaryIsNamedNotRead(String contentType, String start) {
		assertThat(upload(contentType, bytes(start + "and the rest of it"))).hasStatus(415)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("unsupported_media_type");
	}

	/** S30. */
	@ParameterizedTest
	@ValueSource(strings = {
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"__proto__\":{\"account_type\":\"enterprise\"}}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"constructor\":{}}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\",\"__proto__\":{}}]}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"tenant_id\":\"acct_enterprise\"}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"route\":\"gpu\"}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"input_uri\":\"s3://other-bucket/x\"}",
			"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"x\"}],\"input_uri\":\"https://169.254.169.254\"}" })
	void fieldsThatAreNotKnownAreRefused(String body) {
		assertThat(classify(STANDARD, body)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("unknown_field");
		assertThat(CPU.asked()).isEmpty();
		assertThat(GPU.asked()).noneMatch((asked) -> asked.uri().getPath().equals("/internal/batches"));
	}

	/** S30. */
	@Test
	void numberOfTenMillionDigitsIsRefused() {
		assertThat(classify(STANDARD, "{\"models\":" + "7".repeat(10_000_000) + "}")).hasStatus(400);
	}

	/** S31. */
	@ParameterizedTest
	@ValueSource(strings = { "\"\\ud800\"", "\"\\udc00\\ud800\"" })
	void halfAPairOfSurrogatesIsNoText(String text) {
		assertThat(classify(STANDARD, "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":%s}]}".formatted(text)))
			.hasStatus(400);
		assertThat(CPU.asked()).isEmpty();
	}

	/** S31. */
	@ParameterizedTest
	@ValueSource(strings = { "\\376\\377\\000{", "\\377\\376{\\000", "{\\000\\\"\\000" })
	void otherCharsetsAreRefused(String start) {
		assertThat(upload("application/json", bytes(start))).hasStatus(400);
	}

	/** S32. */
	@Test
	void answersInOtherFormatsAreNotOffered() {
		assertThat(
				this.mvc.get().uri("/v1/models").header("Authorization", STANDARD).header("Accept", "application/xml"))
			.hasStatus(406)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not_acceptable");
	}

	private MockMvcRequestBuilder upload(String contentType, byte[] body) {
		return this.mvc.post()
			.uri("/v1/batches?models=sentiment")
			.header("Authorization", STANDARD)
			.header("Content-Type", contentType)
			.content(body);
	}

	// Octal escapes, as in Java.
	private static byte[] bytes(String escaped) {
		return escaped.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
	}

}
