package dev.crossover.common.document;

import java.io.Writer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One document written as a JSON object, wherever the object stands. What the document
 * means is judged here, one by one; JSON that is broken is left to the caller.
 */
final class JsonDocument {

	/**
	 * Never quotes its source in a message, and stops at nesting that no document has.
	 * Strings may be of any length: they are streamed, and no more is kept than is
	 * wanted.
	 */
	static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(Integer.MAX_VALUE).build())
		.build();

	private final DocumentRules rules;

	private final String where;

	private @Nullable String id;

	private @Nullable String text;

	private boolean idSeen;

	private boolean textSeen;

	private @Nullable DocumentError error;

	private JsonDocument(DocumentRules rules, String where) {
		this.rules = rules;
		this.where = where;
	}

	// Leaves the parser at the end of the value it stands at.
	static DocumentLine read(JsonParser parser, long index, DocumentRules rules, String where) {
		if (!parser.hasToken(JsonToken.START_OBJECT)) {
			parser.skipChildren();
			return rules.refuse(index, null, DocumentRules.error("invalid_document", where,
					"A document is an object with the fields \"text\" and, if wanted, \"id\"."));
		}
		JsonDocument document = new JsonDocument(rules, where);
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			document.field(parser);
		}
		return document.line(index);
	}

	private void field(JsonParser parser) {
		String name = parser.currentName();
		JsonToken value = parser.nextToken();
		switch (name) {
			case "id" -> id(parser, value);
			case "text" -> text(parser, value);
			default -> refuse("unknown_field", "The field \"%s\" is unknown. The fields are \"id\" and \"text\"."
				.formatted(DocumentRules.shown(name)));
		}
		parser.skipChildren();
	}

	private void id(JsonParser parser, JsonToken value) {
		if (this.idSeen) {
			refuse("invalid_json", "The field \"id\" stands there twice.");
		}
		this.idSeen = true;
		this.id = switch (value) {
			case VALUE_STRING -> bounded(parser, DocumentRules.ID_CHARACTERS + 1);
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
			case VALUE_NULL -> null;
			default -> refuse("invalid_id", "An id is a string or a number.");
		};
	}

	private void text(JsonParser parser, JsonToken value) {
		if (this.textSeen) {
			refuse("invalid_json", "The field \"text\" stands there twice.");
		}
		this.textSeen = true;
		this.text = switch (value) {
			case VALUE_STRING -> bounded(parser, this.rules.textCharactersRead());
			case VALUE_NULL -> null;
			default -> refuse("invalid_document", "A text is a string.");
		};
	}

	private @Nullable String refuse(String code, String message) {
		if (this.error == null) {
			this.error = DocumentRules.error(code, this.where, message);
		}
		return null;
	}

	private DocumentLine line(long index) {
		return (this.error != null) ? this.rules.refuse(index, this.id, this.error)
				: this.rules.check(index, this.id, this.text, this.where);
	}

	private static String bounded(JsonParser parser, int characters) {
		Start start = new Start(characters);
		parser.readString(start);
		return start.kept.toString();
	}

	/** Keeps the start of a string and lets the rest pass by. */
	private static final class Start extends Writer {

		private final StringBuilder kept = new StringBuilder();

		private final int characters;

		Start(int characters) {
			this.characters = characters;
		}

		@Override
		public void write(char[] source, int offset, int count) {
			this.kept.append(source, offset, Math.min(count, this.characters - this.kept.length()));
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			// Nothing is held open.
		}

	}

}
