package dev.crossover.model.wordpiece;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pieces of words an encoder knows, and their numbers. Pieces inside a word start
 * with {@code ##}.
 */
public final class Vocabulary {

	private final Map<String, Integer> ids;

	private Vocabulary(Map<String, Integer> ids) {
		this.ids = ids;
	}

	/**
	 * Reads the vocabulary out of a {@code tokenizer.json}.
	 * @param tokenizer the file, as Hugging Face writes it
	 * @return the vocabulary
	 */
	public static Vocabulary read(InputStream tokenizer) {
		JsonNode pieces = JsonMapper.shared().readTree(tokenizer).required("model").required("vocab");
		Map<String, Integer> ids = HashMap.newHashMap(pieces.size());
		pieces.properties().forEach((piece) -> ids.put(piece.getKey(), piece.getValue().intValue()));
		return new Vocabulary(ids);
	}

	/**
	 * The number of a piece that must exist.
	 * @param piece the piece
	 * @return its number
	 */
	int required(String piece) {
		Integer id = this.ids.get(piece);
		if (id == null) {
			throw new IllegalArgumentException("The vocabulary has no " + piece);
		}
		return id;
	}

	/**
	 * The number of a piece.
	 * @param piece the piece
	 * @return its number, or -1 for a piece that does not exist
	 */
	int find(String piece) {
		return this.ids.getOrDefault(piece, -1);
	}

}
