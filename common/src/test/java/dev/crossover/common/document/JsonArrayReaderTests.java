package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of the JSON array format. */
class JsonArrayReaderTests {

	@Test
	void readsTheElementsOfTheArray() throws IOException {
		assertThat(read("""
				\ufeff[ {"id":"a","text":"Fine"},
				{"text":"é \\ud83d\\ude00"}, {"text" : "c", "id" : 1.50} ]
				""")).containsExactly("0 a: Fine", "1 null: é 😀", "2 1.50: c");
		assertThat(read("[]")).isEmpty();
	}

	@Test
	void nextAfterTheEndIsStillTheEnd() throws IOException {
		DocumentReader reader = DocumentFormat.JSON_ARRAY
			.open(new ByteArrayInputStream("[]  ".getBytes(StandardCharsets.UTF_8)), null, Reading.LIMITS);

		assertThat(reader.next()).isNull();
		assertThat(reader.next()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"id":"x"}                            | x    | missing_text
			{"id":"x","text":" "}                 | x    | empty_text
			{"id":"x","text":7}                   | x    | invalid_document
			{"id":"x","text":{"a":{"b":["]"]}}}   | x    | invalid_document
			{"id":[["x"]],"text":"a"}             | null | invalid_id
			{"id":"x","text":"a","n":{"m":[1,2]}} | x    | unknown_field
			{"id":"x","text":"\\ud800"}           | x    | invalid_utf8
			{"text":"a","text":"b"}               | null | invalid_json
			["a",{"text":"b"}]                    | null | invalid_document
			"a"                                   | null | invalid_document
			null                                  | null | invalid_document
			1e999999                              | null | invalid_document
			""")
	void nextWhenAnElementIsBadRefusesThatElementAlone(String element, String id, String code) throws IOException {
		String body = "[{\"text\":\"before\"}," + element + ",{\"text\":\"after\"}]";

		assertThat(read(body)).containsExactly("0 null: before", "1 %s! %s".formatted(id, code), "2 null: after");
		assertThat(Reading.message(Reading.of(DocumentFormat.JSON_ARRAY, body).get(1))).startsWith("/1: ");
	}

	@Test
	void nextWhenATextIsTooLongSkipsToItsEnd() throws IOException {
		String most = "x".repeat(100);
		String body = "[{\"id\":\"a\",\"text\":\"%s\"},{\"text\":\"%sx\",\"id\":\"b\"},{\"text\":\"%s\"},{\"text\":\"c\"}]"
			.formatted(most, most, "x".repeat(200_000));

		assertThat(read(body)).containsExactly("0 a: " + most, "1 b! too_long", "2 null! too_long", "3 null: c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "[{\"text\":\"secret\"}", "[{\"text\":\"secret\"},]", "[{\"text\":\"secret\"}]]",
			"[{\"text\":\"secret\"}] {}", "[{\"text\":\"secret\"} {\"text\":\"b\"}]", "[{\"text\":\"secret}]",
			"[{\"text\":\"secret\"", "{\"documents\":[{\"text\":\"secret\"}]}", "{\"text\":\"secret\"}", "\"secret\"",
			"[{\"text\":NaN}]", "[{text:\"secret\"}]", "secret" })
	void nextWhenTheArrayIsBrokenSaysWhere(String body) {
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.JSON_ARRAY, body))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("invalid_json"))
			.satisfies((ex) -> assertThat(ex.getMessage()).matches(".*: line \\d+, column \\d+\\.")
				.doesNotContain("secret"));
	}

	@Test
	void nextWhenTheArrayIsBrokenNamesTheLine() {
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.JSON_ARRAY, "[\n{\"text\":\"a\"},\n  oops]"))
			.withMessageContaining("line 3, column ");
	}

	@Test
	void nextWhenNestingIsABombStops() {
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.JSON_ARRAY, "[".repeat(10_000)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("invalid_json"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "C080", "E08080", "EDA080", "F4908080", "80", "FF", "C3", "F09F98" })
	void nextWhenTheBodyIsNotUtf8Stops(String hex) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("[{\"text\":\"a".getBytes(StandardCharsets.UTF_8));
		body.writeBytes(HexFormat.of().parseHex(hex));
		body.writeBytes("\"}]".getBytes(StandardCharsets.UTF_8));

		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.JSON_ARRAY, body.toByteArray()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("invalid_utf8"));
	}

	@Test
	void readsCharactersThatChunksCutThrough() throws IOException {
		byte[] body = "[{\"text\":\"é😀漢\"}]".getBytes(StandardCharsets.UTF_8);

		assertThat(Reading.of(DocumentFormat.JSON_ARRAY, Reading.trickling(body), Reading.LIMITS))
			.containsExactly(Reading.accepted(0, null, "é😀漢"));
	}

	private static List<String> read(String body) throws IOException {
		return Reading.of(DocumentFormat.JSON_ARRAY, body).stream().map(Reading::inShort).toList();
	}

}
