package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

import dev.crossover.common.document.record.ByteRecord;
import dev.crossover.common.document.record.RecordReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** Reads a document a line; a broken line is one refused document. */
final class NdjsonReader implements DocumentReader {

	private final RecordReader lines;

	private final DocumentRules rules;

	private long index;

	NdjsonReader(InputStream body, DocumentRules rules) {
		this.lines = new RecordReader(body, RecordReader.Syntax.LINES, rules.bytesPerDocument());
		this.rules = rules;
	}

	@Override
	public @Nullable DocumentLine next() throws IOException {
		for (ByteRecord line = this.lines.next(); line != null; line = this.lines.next()) {
			DocumentLine document = read(line);
			if (document != null) {
				this.index++;
				return document;
			}
		}
		return null;
	}

	private @Nullable DocumentLine read(ByteRecord line) {
		if (line.end() == ByteRecord.End.TOO_LONG) {
			return refuse(this.rules.tooLong(line.where()));
		}
		try {
			String json = line.text();
			return json.isBlank() ? null : parse(json, line.where());
		}
		catch (CharacterCodingException ex) {
			return refuse(
					DocumentRules.error("invalid_utf8", line.where(), "The line is not UTF-8. Save it as UTF-8."));
		}
	}

	private DocumentLine parse(String json, String where) {
		JsonParser parser = JsonDocument.FACTORY.createParser(ObjectReadContext.empty(), json);
		try (parser) {
			parser.nextToken();
			DocumentLine document = JsonDocument.read(parser, this.index, this.rules, where);
			return (parser.nextToken() == null) ? document : refuse(
					DocumentRules.error("invalid_json", where, "More follows the document. Write one a line."));
		}
		catch (JacksonException ex) {
			return refuse(
					DocumentRules.error("invalid_json", where + ", column " + parser.currentLocation().getColumnNr(),
							"The line is not valid JSON. Write one object a line."));
		}
	}

	private DocumentLine refuse(DocumentError error) {
		return this.rules.refuse(this.index, null, error);
	}

	@Override
	public void close() throws IOException {
		this.lines.close();
	}

}
