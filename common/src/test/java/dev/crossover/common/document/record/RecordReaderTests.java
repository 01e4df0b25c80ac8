package dev.crossover.common.document.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.common.document.record.RecordReader.Syntax;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RecordReader}. */
class RecordReaderTests {

	@Test
	void nextCutsAtEveryKindOfLineEndingAndCountsLines() throws IOException {
		assertThat(read(Syntax.LINES, "a\nb\r\nc\rd\n\n\r\n\r\re")).containsExactly("1:a", "2:b", "3:c", "4:d", "5:",
				"6:", "7:", "8:", "9:e");
		assertThat(read(Syntax.LINES, "a\r\n")).containsExactly("1:a");
		assertThat(read(Syntax.LINES, "\"a\n\"b")).containsExactly("1:\"a", "2:\"b");
		assertThat(read(Syntax.LINES, "")).isEmpty();
	}

	@Test
	void nextWhenQuotedCutsOutsideOfQuotesOnly() throws IOException {
		assertThat(read(Syntax.CSV, "a,\"b\r\nc\",d\n\"e\"\"\n\"\nf \"g\nh")).containsExactly("1-2:a,\"b\r\nc\",d",
				"3-4:\"e\"\"\n\"", "5:f \"g", "6:h");
		assertThat(read(Syntax.CSV, "\"a\r\"\n\"b\n\r\"\nc")).containsExactly("1-2:\"a\r\"", "3-5:\"b\n\r\"", "6:c");
	}

	@Test
	void nextWhenAQuoteReopensAfterStrayCharactersKeepsTheRowTogether() throws IOException {
		assertThat(read(Syntax.CSV, "\"a \"b\" c\"\nd")).containsExactly("1:\"a \"b\" c\"", "2:d");
	}

	@Test
	void nextWhenARecordIsTooLongKeepsItsStartAndGoesOnAfterIt() throws IOException {
		assertThat(read(Syntax.LINES, "x".repeat(21) + "\n" + "y".repeat(20) + "\nz"))
			.containsExactly("1:" + "x".repeat(20) + " TOO_LONG", "2:" + "y".repeat(20), "3:z");
	}

	@Test
	void nextWhenAQuoteIsNeverClosedSaysSo() throws IOException {
		assertThat(read(Syntax.CSV, "a\n\"b\nc\n")).containsExactly("1:a", "2-4:\"b\nc\n UNCLOSED");
	}

	private static List<String> read(Syntax syntax, String text) throws IOException {
		List<String> records = new ArrayList<>();
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		try (RecordReader reader = new RecordReader(new ByteArrayInputStream(bytes), syntax, 20)) {
			for (ByteRecord record = reader.next(); record != null; record = reader.next()) {
				String lines = (record.line() == record.lastLine()) ? "" : "-" + record.lastLine();
				String end = (record.end() == ByteRecord.End.COMPLETE) ? "" : " " + record.end();
				records.add(record.line() + lines + ":" + record.text() + end);
			}
		}
		return records;
	}

}
