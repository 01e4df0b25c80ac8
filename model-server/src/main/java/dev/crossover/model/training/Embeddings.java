package dev.crossover.model.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.crossover.model.encoder.Encoder;
import dev.crossover.model.wordpiece.WordPiece;

/**
 * Texts as the encoder sees them, each encoded once and alone, as the server does.
 */
final class Embeddings {

	private final Encoder encoder;

	private final WordPiece wordPiece;

	Embeddings(Encoder encoder, WordPiece wordPiece) {
		this.encoder = encoder;
		this.wordPiece = wordPiece;
	}

	Function<String, float[]> of(List<String> texts) {
		Map<String, Future<float[]>> running = new HashMap<>();
		try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
			for (String text : texts) {
				running.computeIfAbsent(text, (each) -> workers
					.submit(() -> this.encoder.encode(List.of(this.wordPiece.tokenize(each))).getFirst()));
			}
		}
		Map<String, float[]> embeddings = HashMap.newHashMap(running.size());
		running.forEach((text, embedding) -> embeddings.put(text, finished(embedding)));
		return (text) -> Objects.requireNonNull(embeddings.get(text), "A text that was not encoded");
	}

	private static float[] finished(Future<float[]> embedding) {
		try {
			return embedding.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("A text could not be encoded", ex);
		}
	}

}
