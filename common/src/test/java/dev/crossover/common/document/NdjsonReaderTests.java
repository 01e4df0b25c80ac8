package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import dev.crossover.policy.account.AccountLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the newline-delimited JSON format. */
class NdjsonReaderTests {

	@Test
	void readsADocumentALine() throws IOException {
		assertThat(read("""
				{"id":"a","text":"Fine"}
				{"text":"No id"}
				{"id":null,"text":"Null id"}
				{"text":"Escaped \\u00e9 \\ud83d\\ude00","id":7}
				{"id":12345678901234567890.10,"text":"é 😀"}
				""")).containsExactly("0 a: Fine", "1 null: No id", "2 null: Null id", "3 7: Escaped é 😀",
				"4 12345678901234567890.10: é 😀");
	}

	@Test
	void acceptsAnyLineEndingBlankLinesAndAMissingLastNewline() throws IOException {
		String body = "{\"text\":\"a\"}\r\n\n  \t\r\n{\"text\":\"b\"}\r{\"text\":\"c\"}\n\r\n{\"text\":\"d\"}";

		assertThat(read(body)).containsExactly("0 null: a", "1 null: b", "2 null: c", "3 null: d");
	}

	@Test
	void nextWhenThereIsNothingIsTheEnd() throws IOException {
		assertThat(read("")).isEmpty();
		assertThat(read("\n\r\n\n")).isEmpty();
	}

	@Test
	void readsCharactersThatChunksCutThrough() throws IOException {
		byte[] body = "{\"text\":\"é😀漢\"}\r\n{\"text\":\"ü\"}".getBytes(StandardCharsets.UTF_8);

		assertThat(Reading.of(DocumentFormat.NDJSON, Reading.trickling(body), Reading.LIMITS))
			.extracting(Reading::inShort)
			.containsExactly("0 null: é😀漢", "1 null: ü");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"id":"x"}                            | x    | missing_text
			{"id":"x","text":null}                | x    | missing_text
			{}                                    | null | missing_text
			{"id":"x","text":""}                  | x    | empty_text
			{"id":"x","text":" \\t\\n "}          | x    | empty_text
			{"id":"x","text":7}                   | x    | invalid_document
			{"id":"x","text":["a"]}               | x    | invalid_document
			{"id":"x","text":{"a":{"b":[1]}}}     | x    | invalid_document
			{"id":true,"text":"a"}                | null | invalid_id
			{"id":["x"],"text":"a"}               | null | invalid_id
			{"id":"","text":"a"}                  | null | invalid_id
			{"id":"a\\u0000b","text":"a"}         | null | invalid_id
			{"id":"x","text":"a","lang":"en"}     | x    | unknown_field
			{"lang":{"a":[1]},"id":"","text":"a"} | null | unknown_field
			{"id":"x","text":"\\ud800"}           | x    | invalid_utf8
			{"id":"x","text":"\\udc00\\ud800"}    | x    | invalid_utf8
			{"id":"\\udfff","text":"a"}           | null | invalid_utf8
			{"text":"a","text":"b"}               | null | invalid_json
			{"id":"x","id":"x","text":"b"}        | x    | invalid_json
			["a"]                                 | null | invalid_document
			"a"                                   | null | invalid_document
			null                                  | null | invalid_document
			17                                    | null | invalid_document
			{"id":"x","text":"a"                  | null | invalid_json
			{"id":"x","text":"a}                  | null | invalid_json
			{"id":"x","text":a}                   | null | invalid_json
			{"id":"x","text":NaN}                 | null | invalid_json
			{"id":"x","text":"a"}}                | null | invalid_json
			{"id":"x","text":"a"}{"text":"b"}     | null | invalid_json
			{'id':'x','text':'a'}                 | null | invalid_json
			{"id":"x","text":"a",}                | null | invalid_json
			{"id":"x","text":"\\x"}               | null | invalid_json
			// {"text":"a"}                       | null | invalid_json
			""")
	void nextWhenALineIsBadRefusesThatLineAlone(String line, String id, String code) throws IOException {
		String body = "{\"text\":\"before\"}\n" + line + "\n{\"text\":\"after\"}\n";

		assertThat(read(body)).containsExactly("0 null: before", "1 %s! %s".formatted(id, code), "2 null: after");
		assertThat(Reading.message(Reading.of(DocumentFormat.NDJSON, body).get(1))).startsWith("line 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "C080", "C1BF", "E08080", "EDA080", "EDBFBF", "F0808080", "F4908080", "F8888080", "80",
			"FF", "C3", "E282", "F09F98" })
	void nextWhenALineIsNotUtf8RefusesThatLineAlone(String hex) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(utf8("{\"text\":\"before\"}\n{\"text\":\"a"));
		body.writeBytes(HexFormat.of().parseHex(hex));
		body.writeBytes(utf8("\"}\n{\"text\":\"after\"}\n"));

		List<DocumentLine> lines = Reading.of(DocumentFormat.NDJSON, body.toByteArray());

		assertThat(lines).extracting(Reading::inShort)
			.containsExactly("0 null: before", "1 null! invalid_utf8", "2 null: after");
		assertThat(Reading.message(lines.get(1))).startsWith("line 2: ");
	}

	@Test
	void nextWhenATextHoldsNulOrAReplacementCharacterKeepsIt() throws IOException {
		assertThat(read("{\"text\":\"a\\u0000b\\ufffd\ufffd\"}")).containsExactly("0 null: a\0b\ufffd\ufffd");
	}

	@Test
	void nextWhenNestingIsABombRefusesThatLineAlone() throws IOException {
		String bomb = "{\"text\":" + "[".repeat(4_000);

		assertThat(Reading.of(DocumentFormat.NDJSON, new ByteArrayInputStream(utf8(bomb + "\n{\"text\":\"after\"}")),
				new AccountLimits(10, 10_000, 1 << 20)))
			.extracting(Reading::inShort)
			.containsExactly("0 null! invalid_json", "1 null: after");
	}

	@Test
	void nextWhenANumberIsHugeNeverComputesIt() throws IOException {
		assertThat(read("{\"id\":1e999999,\"text\":\"a\"}\n{\"text\":1e999999999}")).containsExactly("0 1e999999: a",
				"1 null! invalid_document");
	}

	@Test
	void nextWhenATextHasOneCharacterTooManyRefusesIt() throws IOException {
		String most = "x".repeat(98) + "😀";

		assertThat(read("{\"text\":\"%s\"}\n{\"text\":\"%sx\",\"id\":\"b\"}".formatted(most, most)))
			.containsExactly("0 null: " + most, "1 b! too_long");
	}

	@Test
	void nextWhenALineIsTooLongSkipsToItsEnd() throws IOException {
		String body = "{\"text\":\"" + "x".repeat(100_000) + "\"}\n{\"text\":\"after\"}\n";

		assertThat(read(body)).containsExactly("0 null! too_long", "1 null: after");
		assertThat(Reading.message(Reading.of(DocumentFormat.NDJSON, body).getFirst())).startsWith("line 1: ")
			.contains("100 characters");
	}

	@Test
	void messagesNameTheFieldButNeverTheText() throws IOException {
		String field = "\\n" + "f".repeat(100);
		String body = "{\"%s\":1,\"text\":\"secret\"}\n{\"text\":\"secret\" secret}".formatted(field);

		List<DocumentLine> lines = Reading.of(DocumentFormat.NDJSON, body);

		assertThat(Reading.message(lines.get(0)))
			.isEqualTo("line 1: The field \"\\n%s...\" is unknown. The fields are \"id\" and \"text\"."
				.formatted("f".repeat(62)));
		assertThat(Reading.message(lines.get(1))).startsWith("line 2, column ").doesNotContain("secret");
		assertThat(Reading.of(DocumentFormat.NDJSON, "{\"text\":\"secret\"}").toString()).doesNotContain("secret");
	}

	private static List<String> read(String body) throws IOException {
		return Reading.of(DocumentFormat.NDJSON, body).stream().map(Reading::inShort).toList();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
