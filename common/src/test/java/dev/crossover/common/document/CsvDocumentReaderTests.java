package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.crossover.policy.account.AccountLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of the CSV format. */
class CsvDocumentReaderTests {

	@Test
	void readsADocumentARow() throws IOException {
		assertThat(read("""
				id,text,language
				a,Fine,en
				,No id,en
				"b","Quoted, with ""quotes""
				and a new line",en
				c,a "loose" quote,
				""")).containsExactly("0 a: Fine", "1 null: No id", "2 b: Quoted, with \"quotes\"\nand a new line",
				"3 c: a \"loose\" quote");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void acceptsAnyLineEndingAndSkipsEmptyRows(String ending) throws IOException {
		String body = String.join(ending, "text,id", "", "a,1", "", "\"b\",2", "c,3");

		assertThat(read(body)).containsExactly("0 1: a", "1 2: b", "2 3: c");
		assertThat(read(body + ending)).hasSize(3);
	}

	@Test
	void acceptsAByteOrderMarkAndSpacesAroundColumnNames() throws IOException {
		assertThat(read("\ufeffid , text\n1,a\n")).containsExactly("0 1: a");
		assertThat(read("\ufeff\"text\"\na\n")).containsExactly("0 null: a");
	}

	@Test
	void readsTheColumnThatWasChosen() throws IOException {
		byte[] body = "id,text,Übersicht\n1,a,b\n".getBytes(StandardCharsets.UTF_8);

		DocumentReader reader = DocumentFormat.CSV.open(new ByteArrayInputStream(body), "Übersicht", Reading.LIMITS);

		assertThat(Reading.all(reader)).extracting(Reading::inShort).containsExactly("0 1: b");
	}

	@Test
	void nextWhenARowIsRaggedRefusesThatRowAlone() throws IOException {
		List<DocumentLine> lines = Reading.of(DocumentFormat.CSV, "id,text\n1,a\n2\n3,b,c\n4,d\n");

		assertThat(lines).extracting(Reading::inShort)
			.containsExactly("0 1: a", "1 null! invalid_csv", "2 null! invalid_csv", "3 4: d");
		assertThat(Reading.message(lines.get(1))).startsWith("line 3: ").contains("1 fields", "header has 2");
		assertThat(Reading.message(lines.get(2))).startsWith("line 4: ").contains("3 fields", "header has 2");
	}

	@Test
	void nextWhenSomethingFollowsAClosingQuoteRefusesThatRowAlone() throws IOException {
		List<DocumentLine> lines = Reading.of(DocumentFormat.CSV,
				"id,text\n1,a\n2,\"she said \"secret\" and left\"\n3,b\n");

		assertThat(lines).extracting(Reading::inShort).containsExactly("0 1: a", "1 null! invalid_csv", "2 3: b");
		assertThat(Reading.message(lines.get(1))).startsWith("line 3: ").doesNotContain("secret", "'s'");
	}

	@Test
	void nextWhenARowIsNotUtf8RefusesThatRowAlone() throws IOException {
		byte[] body = "id,text\n1,a\n2,é\n3,b\n".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(Reading.of(DocumentFormat.CSV, body)).extracting(Reading::inShort)
			.containsExactly("0 1: a", "1 null! invalid_utf8", "2 3: b");
	}

	@Test
	void nextWhenAFieldIsBadRefusesThatRowAlone() throws IOException {
		String body = "id,text\n1,\n2,  \n3,%s\n%s,d\na\u0001b,e\n6,a\0b\n".formatted("x".repeat(101), "i".repeat(257));

		assertThat(read(body)).containsExactly("0 1! empty_text", "1 2! empty_text", "2 3! too_long",
				"3 null! invalid_id", "4 null! invalid_id", "5 6: a\0b");
	}

	@Test
	void nextWhenAFieldHasTenMegabytesSkipsToItsEnd() throws IOException {
		String huge = "x\"\"\n,".repeat(2 << 20);

		List<DocumentLine> lines = Reading.of(DocumentFormat.CSV, "text\na\n\"" + huge + "\"\nb\n");

		assertThat(lines).extracting(Reading::inShort).containsExactly("0 null: a", "1 null! too_long", "2 null: b");
		assertThat(Reading.message(lines.get(1))).startsWith("lines 3 to " + (3 + (2 << 20)) + ": ");
	}

	@Test
	void nextWhenAQuoteIsNeverClosedNamesTheRow() throws IOException {
		DocumentReader reader = DocumentFormat.CSV.open(
				new ByteArrayInputStream("text\na\n\"b\nc\nd\n".getBytes(StandardCharsets.UTF_8)), null,
				Reading.LIMITS);

		assertThat(reader.next()).isNotNull();
		assertThatExceptionOfType(MalformedSubmissionException.class).isThrownBy(reader::next)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("invalid_csv"))
			.withMessageContaining("line 3");
	}

	@Test
	void nextWhenAQuoteIsNeverClosedStopsLongBeforeTheEnd() throws IOException {
		CountingStream body = new CountingStream(Reading.filled("text\na\n\"", 'x', 1L << 40, ""));
		DocumentReader reader = DocumentFormat.CSV.open(body, null, new AccountLimits(10, 100, Long.MAX_VALUE));

		assertThat(reader.next()).isNotNull();
		assertThatExceptionOfType(MalformedSubmissionException.class).isThrownBy(reader::next)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("invalid_csv"));
		assertThat(body.count()).isLessThan(17L << 20);
	}

	@Test
	void openWhenTheTextColumnIsMissingNamesTheColumnsFound() {
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.CSV, "id;text\n1;a\n"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("missing_text_column"))
			.withMessageContaining("id;text");
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.CSV, "id,body\n1,a\n"))
			.withMessageContaining("id, body (2 columns)");
	}

	@Test
	void openWhenThereIsNoHeaderRowShowsNoText() {
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(DocumentFormat.CSV, "7,my secret illness,en\n8,another,de\n"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"))
			.withMessageContaining("3 columns");
	}

	@Test
	void openWhenTheHeaderIsUnusableSaysSo() {
		assertThat(code("")).isEqualTo("missing_text_column");
		assertThat(code("text,id,text\na,1,b\n")).isEqualTo("invalid_csv");
		assertThat(code("\"text\"x,id\na,1\n")).isEqualTo("invalid_csv");
		assertThat(code("\"text\na,1\n")).isEqualTo("invalid_csv");
		assertThat(code("text," + "x".repeat(10_000) + "\na,1\n")).isEqualTo("invalid_csv");
		assertThat(codeOf("text,é\na,b\n".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("invalid_utf8");
	}

	private static String code(String body) {
		return codeOf(body.getBytes(StandardCharsets.UTF_8));
	}

	private static String codeOf(byte[] body) {
		try {
			return Reading.of(DocumentFormat.CSV, body).toString();
		}
		catch (MalformedSubmissionException ex) {
			return ex.code();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> read(String body) throws IOException {
		return Reading.of(DocumentFormat.CSV, body).stream().map(Reading::inShort).toList();
	}

}
