package dev.crossover.benchmarks.inference;

import java.util.ArrayList;
import java.util.List;

import dev.crossover.model.encoder.Encoder;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.wordpiece.Tokens;
import dev.crossover.model.wordpiece.WordPiece;

/**
 * Batches of 32 in order of arrival, padded to the longest text of each, all cores on one
 * batch.
 *
 * @param encoder the encoder, with all cores for a call
 * @param wordPiece its tokenizer
 * @param head what to ask of each text
 */
record UsualWay(Encoder encoder, WordPiece wordPiece, EmbeddingHead head) implements Way {

	private static final int BATCH = 32;

	@Override
	public List<String> classify(List<String> texts) {
		List<String> labels = new ArrayList<>(texts.size());
		for (int from = 0; from < texts.size(); from += BATCH) {
			List<Tokens> batch = texts.subList(from, Math.min(from + BATCH, texts.size()))
				.stream()
				.map(this.wordPiece::tokenize)
				.toList();
			this.encoder.encode(batch).forEach((embedding) -> labels.add(this.head.predict(embedding).label()));
		}
		return labels;
	}

}
