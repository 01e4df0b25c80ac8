package dev.crossover.common.document;

import java.util.Locale;

import dev.crossover.policy.account.AccountLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What a document must be, in whatever format it came: a text that is there, not blank,
 * not too long and proper Unicode, and an id that can be shown.
 */
public final class DocumentRules {

	/** The most characters of a client's id. */
	static final int ID_CHARACTERS = 256;

	private static final int SHOWN_CHARACTERS = 64;

	private static final int BYTES_PER_CHARACTER = 6;

	private static final int BYTES_AROUND = 4096;

	private final int textCharacters;

	public DocumentRules(AccountLimits limits) {
		this.textCharacters = limits.charactersPerDocument();
	}

	/**
	 * Checks a document.
	 * @param index the position in the submission
	 * @param id the client's id
	 * @param text the text
	 * @param where where it stands in the input, such as {@code line 12} or
	 * {@code /documents/3/text}
	 * @return the document, accepted or refused
	 */
	public DocumentLine check(long index, @Nullable String id, @Nullable String text, String where) {
		DocumentError idError = idError(id, where);
		if (idError != null) {
			return new DocumentLine.Refused(index, null, idError);
		}
		if (text == null) {
			return new DocumentLine.Refused(index, id,
					error("missing_text", where, "The document has no \"text\". Give it one."));
		}
		DocumentError textError = textError(text, where);
		return (textError != null) ? new DocumentLine.Refused(index, id, textError)
				: new DocumentLine.Accepted(index, id, text);
	}

	/**
	 * Refuses a document.
	 * @param index the position
	 * @param id the id as far as it was read; left out where it breaks the rules itself
	 * @param error what is wrong
	 * @return the refused document
	 */
	DocumentLine refuse(long index, @Nullable String id, DocumentError error) {
		return new DocumentLine.Refused(index, (idError(id, "") == null) ? id : null, error);
	}

	DocumentError tooLong(String where) {
		return error("too_long", where, String.format(Locale.ROOT,
				"The document is longer than %,d characters. Split it.", this.textCharacters));
	}

	// One more than may be there, so that the check still sees that it is too long.
	int textCharactersRead() {
		return this.textCharacters + 1;
	}

	// Enough for any document that is not too long, however its characters are escaped.
	int bytesPerDocument() {
		return this.textCharacters * BYTES_PER_CHARACTER + BYTES_AROUND;
	}

	static DocumentError error(String code, String where, String message) {
		return new DocumentError(code, where + ": " + message, false);
	}

	// Escaped and cut: a name from the input may hold anything.
	static String shown(String name) {
		String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(name));
		return (escaped.length() > SHOWN_CHARACTERS) ? escaped.substring(0, SHOWN_CHARACTERS) + "..." : escaped;
	}

	private @Nullable DocumentError idError(@Nullable String id, String where) {
		if (id == null) {
			return null;
		}
		if (id.isEmpty() || id.length() > ID_CHARACTERS || id.chars().anyMatch(Character::isISOControl)) {
			return error("invalid_id", where,
					"An id has 1 to %d characters and no control characters. Shorten it, or leave it out."
						.formatted(ID_CHARACTERS));
		}
		return hasLoneSurrogate(id) ? loneSurrogate("id", where) : null;
	}

	private @Nullable DocumentError textError(String text, String where) {
		if (text.length() > this.textCharacters) {
			return tooLong(where);
		}
		if (text.isBlank()) {
			return error("empty_text", where, "The text is empty. Leave the document out, or give it a text.");
		}
		return hasLoneSurrogate(text) ? loneSurrogate("text", where) : null;
	}

	private static DocumentError loneSurrogate(String field, String where) {
		return error("invalid_utf8", where,
				"The %s holds half of a surrogate pair, which is no character. Remove it.".formatted(field));
	}

	private static boolean hasLoneSurrogate(String text) {
		// A code point in the surrogate range is one that found no partner.
		return text.codePoints()
			.anyMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
	}

}
