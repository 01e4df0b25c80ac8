package dev.crossover.model.invocation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dev.crossover.model.invocation.Document.Marks;
import dev.crossover.model.invocation.Document.Readable;
import dev.crossover.model.invocation.Document.Unreadable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads documents, and says of each that cannot be read what is wrong with it.
 */
final class DocumentParser {

	private final JsonMapper json;

	private final Limits limits;

	DocumentParser(JsonMapper json, Limits limits) {
		this.json = json;
		this.limits = limits;
	}

	Document parse(Line line) {
		if (line.cut()) {
			return new Unreadable(Marks.NONE, "too_long",
					"The line is longer than %d bytes.".formatted(this.limits.line()));
		}
		try {
			return parse(this.json.readTree(decode(line.bytes())));
		}
		catch (CharacterCodingException ex) {
			return new Unreadable(Marks.NONE, "invalid_utf8", "The line is not UTF-8.");
		}
		catch (JacksonException ex) {
			return new Unreadable(Marks.NONE, "invalid_json", "The line is not a JSON object.");
		}
	}

	static String decode(byte[] bytes) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

	Document parse(@Nullable JsonNode document) {
		if (document == null || document.isMissingNode()) {
			return new Unreadable(Marks.NONE, "invalid_json", "The line is empty.");
		}
		if (!document.isObject()) {
			return new Unreadable(Marks.NONE, "invalid_document", "A document is a JSON object with a text.");
		}
		JsonNode index = document.path("index");
		JsonNode id = document.path("id");
		boolean marked = isAbsent(index) || (index.isIntegralNumber() && index.canConvertToLong());
		boolean named = isAbsent(id) || (id.isString() && isWellFormed(id.stringValue()));
		Marks marks = new Marks((marked && !isAbsent(index)) ? index.longValue() : null,
				(named && !isAbsent(id)) ? id.stringValue() : null);
		if (!marked || !named) {
			return new Unreadable(marks, "invalid_document", "index is a whole number and id a string, if given.");
		}
		return text(document.path("text"), marks);
	}

	private Document text(JsonNode text, Marks marks) {
		if (!text.isString()) {
			return new Unreadable(marks, "invalid_document", "text is missing or not a string.");
		}
		if (text.stringValue().isBlank()) {
			return new Unreadable(marks, "empty_text", "The text is empty.");
		}
		if (text.stringValue().length() > this.limits.text()) {
			return new Unreadable(marks, "too_long",
					"The text is longer than %d characters.".formatted(this.limits.text()));
		}
		return new Readable(marks, text.stringValue());
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

	// Half a surrogate pair cannot be written back as UTF-8.
	private static boolean isWellFormed(String id) {
		return StandardCharsets.UTF_8.newEncoder().canEncode(id);
	}

}
