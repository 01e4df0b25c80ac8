package dev.crossover.benchmarks.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Texts of different lengths in the order they happen to arrive.
 *
 * @param questions how many questions to a bank, about 15 tokens each
 * @param sentences how many sentences of film reviews, about 27 tokens each
 * @param reviews how many whole film reviews, 512 tokens each after the cut
 */
record Mix(int questions, int sentences, int reviews) {

	// Of a hundred texts, as many long ones as the second number says.
	static Mix of(int texts, int longInAHundred) {
		int reviews = texts * longInAHundred / 100;
		int questions = (texts - reviews) / 2;
		return new Mix(questions, texts - reviews - questions, reviews);
	}

	List<String> draw(Path data, long seed) {
		Random random = new Random(seed);
		List<String> texts = new ArrayList<>();
		texts.addAll(some(data.resolve("banking77/test.tsv"), this.questions, random));
		texts.addAll(some(data.resolve("sentence_polarity/all.tsv"), this.sentences, random));
		texts.addAll(some(data.resolve("movie_reviews/all.tsv"), this.reviews, random));
		Collections.shuffle(texts, random);
		return texts;
	}

	private static List<String> some(Path file, int count, Random random) {
		try (Stream<String> lines = Files.lines(file)) {
			List<String> texts = new ArrayList<>(lines.skip(1).map((line) -> line.split("\t", 2)[1]).toList());
			Collections.shuffle(texts, random);
			return texts.subList(0, count);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
