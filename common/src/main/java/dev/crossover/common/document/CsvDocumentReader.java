package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.crossover.common.document.record.ByteRecord;
import dev.crossover.common.document.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document a row under a header row. Rows are cut before they are parsed, so a
 * broken row is one refused document; only a quote that nothing closes ends all.
 */
final class CsvDocumentReader implements DocumentReader {

	private final RecordReader rows;

	private final DocumentRules rules;

	private final Columns columns;

	private long index;

	private CsvDocumentReader(RecordReader rows, DocumentRules rules, Columns columns) {
		this.rows = rows;
		this.rules = rules;
		this.columns = columns;
	}

	static CsvDocumentReader open(InputStream body, String textColumn, DocumentRules rules) throws IOException {
		RecordReader rows = new RecordReader(body, RecordReader.Syntax.CSV, rules.bytesPerDocument());
		return new CsvDocumentReader(rows, rules, Columns.of(header(rows), textColumn));
	}

	private static List<String> header(RecordReader rows) throws IOException {
		ByteRecord header = nextRow(rows);
		if (header == null) {
			return List.of();
		}
		if (header.end() == ByteRecord.End.TOO_LONG) {
			throw new MalformedSubmissionException("invalid_csv", "The header row is too long.");
		}
		try {
			return fields(header).stream().map(String::strip).toList();
		}
		catch (CharacterCodingException ex) {
			throw new MalformedSubmissionException("invalid_utf8", "The header row is not UTF-8. Save it as UTF-8.");
		}
		catch (CsvParseException ex) {
			throw new MalformedSubmissionException("invalid_csv", "The header row is not valid CSV.");
		}
	}

	@Override
	public @Nullable DocumentLine next() throws IOException {
		ByteRecord row = nextRow(this.rows);
		if (row == null) {
			return null;
		}
		DocumentLine document = read(row);
		this.index++;
		return document;
	}

	private DocumentLine read(ByteRecord row) {
		if (row.end() == ByteRecord.End.TOO_LONG) {
			return refuse(this.rules.tooLong(row.where()));
		}
		try {
			List<String> fields = fields(row);
			return (fields.size() == this.columns.count()) ? document(fields, row.where())
					: ragged(fields, row.where());
		}
		catch (CharacterCodingException ex) {
			return refuse(DocumentRules.error("invalid_utf8", row.where(), "The row is not UTF-8. Save it as UTF-8."));
		}
		catch (CsvParseException ex) {
			return refuse(DocumentRules.error("invalid_csv", row.where(),
					"Something follows a closing quote. Double the quotes inside a quoted field."));
		}
	}

	private DocumentLine document(List<String> fields, String where) {
		String id = (this.columns.id() != null) ? fields.get(this.columns.id()) : "";
		return this.rules.check(this.index, id.isEmpty() ? null : id, fields.get(this.columns.text()), where);
	}

	private DocumentLine ragged(List<String> fields, String where) {
		return refuse(DocumentRules.error("invalid_csv", where,
				"The row has %d fields where the header has %d. Put a field that holds a comma in quotes."
					.formatted(fields.size(), this.columns.count())));
	}

	private DocumentLine refuse(DocumentError error) {
		return this.rules.refuse(this.index, null, error);
	}

	private static @Nullable ByteRecord nextRow(RecordReader rows) throws IOException {
		ByteRecord row = rows.next();
		while (row != null && row.bytes().length == 0) {
			row = rows.next();
		}
		if (row != null && row.end() == ByteRecord.End.UNCLOSED) {
			throw new MalformedSubmissionException("invalid_csv",
					"The row that starts at line %d opens a quote that nothing closes.".formatted(row.line()));
		}
		return row;
	}

	private static List<String> fields(ByteRecord row) throws CharacterCodingException {
		return CsvReader.builder().allowUnclosedQuote(false).ofSingleCsvRecord(row.text()).getFields();
	}

	@Override
	public void close() throws IOException {
		this.rows.close();
	}

	/**
	 * Where in a row the fields of a document stand.
	 *
	 * @param count how many columns there are
	 * @param text the index of the text column
	 * @param id the index of the id column, or {@code null} without one
	 */
	private record Columns(int count, int text, @Nullable Integer id) {

		private static final Pattern PROPER_NAME = Pattern.compile("[\\p{L}\\p{N}_.;|-]{1,40}");

		private static final int SHOWN_COLUMNS = 20;

		static Columns of(List<String> names, String textColumn) {
			int text = names.indexOf(textColumn);
			if (text < 0) {
				throw new MalformedSubmissionException("missing_text_column",
						"No column is named \"%s\"; the header row has %s. Rename one, or choose one with text_column."
							.formatted(DocumentRules.shown(textColumn), shown(names)));
			}
			if (names.lastIndexOf(textColumn) != text) {
				throw new MalformedSubmissionException("invalid_csv",
						"Two columns are named \"%s\". Rename one.".formatted(DocumentRules.shown(textColumn)));
			}
			int id = names.indexOf("id");
			return new Columns(names.size(), text, (id >= 0 && id != text) ? id : null);
		}

		// Without a header row a document stands there, which no message may show.
		private static String shown(List<String> names) {
			List<String> proper = names.stream().filter((name) -> PROPER_NAME.matcher(name).matches()).toList();
			return (proper.isEmpty() ? "no column with a one-word name"
					: String.join(", ", proper.subList(0, Math.min(proper.size(), SHOWN_COLUMNS))))
					+ " (%d columns)".formatted(names.size());
		}

	}

}
