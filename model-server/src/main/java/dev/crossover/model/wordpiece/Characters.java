package dev.crossover.model.wordpiece;

/**
 * The classes of characters BERT's tokenizer knows.
 */
final class Characters {

	private static final String ASCII_SYMBOLS = "$+<=>^`|~";

	private Characters() {
	}

	// Control characters other than tab and line breaks are dropped, not spaces.
	static boolean isSpace(char character) {
		return character == '\t' || character == '\n' || character == '\r' || Character.isSpaceChar(character);
	}

	// Accents, control and format characters, and what stands in for broken text.
	static boolean isIgnored(int point) {
		return point == 0xFFFD || switch (Character.getType(point)) {
			case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT, Character.UNASSIGNED,
					Character.PRIVATE_USE, Character.SURROGATE ->
				true;
			default -> false;
		};
	}

	// Punctuation and CJK ideographs are words of their own.
	static boolean standsAlone(int point) {
		return isPunctuation(point) || isIdeograph(point);
	}

	private static boolean isPunctuation(int point) {
		return ASCII_SYMBOLS.indexOf(point) >= 0 || switch (Character.getType(point)) {
			case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
					Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
					Character.OTHER_PUNCTUATION ->
				true;
			default -> false;
		};
	}

	// The blocks BERT splits, which are not all that Unicode calls ideographic.
	private static boolean isIdeograph(int point) {
		return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF)
				|| (point >= 0x20000 && point <= 0x2A6DF) || (point >= 0x2A700 && point <= 0x2B73F)
				|| (point >= 0x2B740 && point <= 0x2B81F) || (point >= 0x2B920 && point <= 0x2CEAF)
				|| (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x2F800 && point <= 0x2FA1F);
	}

}
