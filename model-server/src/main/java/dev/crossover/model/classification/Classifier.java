package dev.crossover.model.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ai.onnxruntime.OrtException;
import dev.crossover.model.encoder.Encoder;
import dev.crossover.model.encoder.Weights;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.head.Head;
import dev.crossover.model.head.NgramHead;
import dev.crossover.model.head.Prediction;
import dev.crossover.model.wordpiece.Tokens;
import dev.crossover.model.wordpiece.WordPiece;

/**
 * Reads each text once and asks all heads. In eight bits a text is encoded alone, at its
 * exact length: it has one answer, whatever came with it, and no time goes into padding.
 */
public final class Classifier implements AutoCloseable {

	private final Compute compute;

	private final WordPiece wordPiece;

	private final Encoder encoder;

	private final Workers workers;

	/**
	 * Loads the encoder the settings name, or the one that ships.
	 * @param compute how texts are encoded
	 * @return a classifier on it
	 * @throws IOException if the encoder's file cannot be read
	 * @throws OrtException if it is not an encoder
	 */
	public static Classifier load(Compute compute) throws IOException, OrtException {
		Weights weights = Weights.SHIPPED;
		byte[] graph = (compute.network() != null) ? Files.readAllBytes(compute.network()) : weights.graph();
		return new Classifier(compute, new WordPiece(weights.vocabulary(), weights.prefix(), compute.tokens()),
				new Encoder(graph, 1));
	}

	/**
	 * Creates a classifier.
	 * @param compute how texts are encoded
	 * @param wordPiece the encoder's tokenizer
	 * @param encoder the encoder, closed with this
	 */
	public Classifier(Compute compute, WordPiece wordPiece, Encoder encoder) {
		this.compute = compute;
		this.wordPiece = wordPiece;
		this.encoder = encoder;
		this.workers = new Workers(compute.workers());
	}

	/**
	 * Classifies texts.
	 * @param texts the texts
	 * @param heads what to ask of each
	 * @return one answer per text, in their order
	 * @throws InterruptedException if the caller gives up
	 */
	public List<Answer> classify(List<String> texts, List<Head> heads) throws InterruptedException {
		boolean encoded = heads.stream().anyMatch(EmbeddingHead.class::isInstance);
		Answer[] answers = new Answer[texts.size()];
		List<Tokens> tokens = encoded ? texts.stream().map(this.wordPiece::tokenize).toList() : List.of();
		List<Runnable> pieces = new ArrayList<>();
		for (List<Integer> batch : batches(texts, tokens)) {
			pieces.add(() -> {
				List<float[]> embeddings = encoded ? this.encoder.encode(batch.stream().map(tokens::get).toList())
						: List.of();
				for (int at = 0; at < batch.size(); at++) {
					int of = batch.get(at);
					answers[of] = encoded ? answer(texts.get(of), heads, embeddings.get(at), tokens.get(of).truncated())
							: answer(texts.get(of), heads, new float[0], false);
				}
			});
		}
		this.workers.run(pieces);
		return Arrays.asList(answers);
	}

	// The longest first: workers finish together, and a batch holds texts of one length.
	private List<List<Integer>> batches(List<String> texts, List<Tokens> tokens) {
		Comparator<Integer> length = Comparator
			.comparingInt((at) -> tokens.isEmpty() ? texts.get(at).length() : tokens.get(at).length());
		List<Integer> order = IntStream.range(0, texts.size()).boxed().sorted(length.reversed()).toList();
		List<List<Integer>> batches = new ArrayList<>();
		for (int from = 0; from < order.size(); from += this.compute.batch()) {
			batches.add(order.subList(from, Math.min(from + this.compute.batch(), order.size())));
		}
		return batches;
	}

	private static Answer answer(String text, List<Head> heads, float[] embedding, boolean cut) {
		Map<String, Prediction> predictions = LinkedHashMap.newLinkedHashMap(heads.size());
		boolean truncated = cut;
		for (Head head : heads) {
			predictions.put(head.name(), switch (head) {
				case EmbeddingHead onEmbedding -> onEmbedding.predict(embedding);
				case NgramHead onLetters -> onLetters.predict(text);
			});
			truncated |= head instanceof NgramHead onLetters && onLetters.cuts(text);
		}
		return new Answer(predictions, truncated);
	}

	@Override
	public void close() throws OrtException {
		this.workers.close();
		this.encoder.close();
	}

}
