package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Reads the elements of one JSON array as they arrive. An element that is no proper
 * document is refused alone; JSON that is broken ends the submission, for nothing tells
 * where its next element would start.
 */
final class JsonArrayReader implements DocumentReader {

	private final JsonParser parser;

	private final DocumentRules rules;

	private long index;

	private boolean opened;

	private boolean ended;

	JsonArrayReader(InputStream body, DocumentRules rules) {
		// A decoder of its own: Jackson's lets overlong forms and surrogates pass.
		this.parser = JsonDocument.FACTORY.createParser(ObjectReadContext.empty(),
				new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()));
		this.rules = rules;
	}

	@Override
	public @Nullable DocumentLine next() throws IOException {
		try {
			return read();
		}
		catch (JacksonIOException ex) {
			throw unreadable(ex);
		}
		catch (JacksonException ex) {
			throw malformed("The body is not valid JSON");
		}
	}

	private @Nullable DocumentLine read() {
		if (!this.opened && this.parser.nextToken() != JsonToken.START_ARRAY) {
			throw malformed("The body is no array of documents");
		}
		this.opened = true;
		if (this.ended || this.parser.nextToken() == JsonToken.END_ARRAY) {
			end();
			return null;
		}
		DocumentLine document = JsonDocument.read(this.parser, this.index, this.rules, "/" + this.index);
		this.index++;
		return document;
	}

	private void end() {
		if (!this.ended && this.parser.nextToken() != null) {
			throw malformed("More follows the array of documents");
		}
		this.ended = true;
	}

	private MalformedSubmissionException malformed(String what) {
		TokenStreamLocation location = this.parser.currentLocation();
		return new MalformedSubmissionException("invalid_json",
				"%s: line %d, column %d.".formatted(what, location.getLineNr(), location.getColumnNr()));
	}

	private IOException unreadable(JacksonIOException failure) {
		if (failure.getCause() instanceof CharacterCodingException) {
			throw new MalformedSubmissionException("invalid_utf8",
					"The body is not UTF-8, somewhere after line %d. Save it as UTF-8."
						.formatted(this.parser.currentLocation().getLineNr()));
		}
		return (failure.getCause() instanceof IOException cause) ? cause : new IOException(failure);
	}

	@Override
	public void close() throws IOException {
		this.parser.close();
	}

}
