package dev.crossover.model.wordpiece;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The tokenizer of the uncased BERT family: clean, lower, strip accents, split at spaces,
 * punctuation and CJK characters, then the longest known pieces from left to right. Text
 * that spells a special token, such as {@code [SEP]}, stays text: a document cannot forge
 * the end of itself.
 */
public final class WordPiece {

	/** Longer words become {@code [UNK]}, as they did when the encoders were taught. */
	private static final int LONGEST_WORD = 100;

	private final Vocabulary vocabulary;

	private final int start;

	private final int end;

	private final int unknown;

	private final int[] prefix;

	private final int limit;

	/**
	 * Creates a tokenizer.
	 * @param vocabulary the pieces the encoder knows
	 * @param prefix what the encoder expects before every text, may be empty
	 * @param limit the most tokens of one text, the two special ones and the prefix
	 * included
	 */
	public WordPiece(Vocabulary vocabulary, String prefix, int limit) {
		this.vocabulary = vocabulary;
		this.start = vocabulary.required("[CLS]");
		this.end = vocabulary.required("[SEP]");
		this.unknown = vocabulary.required("[UNK]");
		this.limit = limit;
		Pieces pieces = new Pieces(limit);
		split(prefix, pieces);
		this.prefix = pieces.toArray();
	}

	/**
	 * Tokenizes a text. It is read word by word and no further than the limit, so a very
	 * long one costs no more than one that just fits.
	 * @param text the text
	 * @return its tokens
	 */
	public Tokens tokenize(String text) {
		Pieces pieces = new Pieces(this.limit - 1);
		pieces.add(this.start);
		Arrays.stream(this.prefix).forEach(pieces::add);
		split(text, pieces);
		return new Tokens(pieces.closedBy(this.end), pieces.overflowed());
	}

	private void split(String text, Pieces pieces) {
		int at = 0;
		while (at < text.length() && !pieces.overflowed()) {
			int from = at;
			while (at < text.length() && !Characters.isSpace(text.charAt(at))) {
				at++;
			}
			if (at > from) {
				splitChunk(text.substring(from, at), pieces);
			}
			at++;
		}
	}

	// A chunk has no spaces, but may hold several words: {@code "don't"} holds three.
	private void splitChunk(String chunk, Pieces pieces) {
		String decomposed = Normalizer.normalize(chunk, Normalizer.Form.NFD);
		StringBuilder word = new StringBuilder(decomposed.length());
		for (int at = 0; at < decomposed.length() && !pieces.overflowed();) {
			int point = decomposed.codePointAt(at);
			at += Character.charCount(point);
			if (Characters.isIgnored(point)) {
				continue;
			}
			int lower = Character.toLowerCase(point);
			if (Characters.standsAlone(lower)) {
				addWord(word, pieces);
				addWord(word.appendCodePoint(lower), pieces);
			}
			else {
				word.appendCodePoint(lower);
			}
		}
		addWord(word, pieces);
	}

	// Adds the pieces of a word, all or {@code [UNK]}, and empties the buffer.
	private void addWord(StringBuilder word, Pieces pieces) {
		if (!word.isEmpty()) {
			int before = pieces.size();
			if (word.codePointCount(0, word.length()) > LONGEST_WORD || !addPieces(word.toString(), pieces)) {
				pieces.cutTo(before);
				pieces.add(this.unknown);
			}
			word.setLength(0);
		}
	}

	private boolean addPieces(String word, Pieces pieces) {
		int from = 0;
		while (from < word.length()) {
			int to = word.length();
			int id = find(word, from, to);
			while (id < 0 && to > from + 1) {
				to--;
				id = find(word, from, to);
			}
			if (id < 0) {
				return false;
			}
			pieces.add(id);
			from = to;
		}
		return true;
	}

	private int find(String word, int from, int to) {
		String piece = word.substring(from, to);
		return this.vocabulary.find((from > 0) ? "##" + piece : piece);
	}

}
