package dev.crossover.model.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.crossover.model.head.Sparse;
import dev.crossover.model.learning.Sample;

/**
 * What a head learns from, and what it is measured on.
 *
 * @param name the head
 * @param source the data and its licence, for the model card
 * @param division how the data is divided, for the model card
 * @param learn the examples to learn from
 * @param held the examples it is measured on, which nothing is chosen by
 */
record Recipe(String name, String source, String division, List<Example> learn, List<Example> held) {

	/** The label of questions no intent covers. */
	static final String OUT_OF_SCOPE = "oos";

	private static final String OWN_SPLIT = "One text in five is held out: those whose SHA-256,"
			+ " seeded with the model's name, says so. Equal texts are always on the same side.";

	private static final String GIVEN_SPLIT = "The split the data set comes with: train.tsv and test.tsv.";

	static Recipe divided(String name, Path file, String source) {
		Split split = Split.of(Example.read(file), name, 5);
		return new Recipe(name, source, OWN_SPLIT, split.learn(), split.held());
	}

	static Recipe given(String name, Path folder, String source) {
		return new Recipe(name, source, GIVEN_SPLIT, Example.read(folder.resolve("train.tsv")),
				Example.read(folder.resolve("test.tsv")));
	}

	List<String> labels() {
		return this.learn.stream().map(Example::label).distinct().sorted().toList();
	}

	Sample sample(List<Example> examples, Function<String, Sparse> features) {
		List<String> labels = labels();
		return new Sample(examples.stream().map(Example::text).map(features).toList(),
				examples.stream().map(Example::label).mapToInt(labels::indexOf).toArray());
	}

	static Recipe intent(Path folder, String source) {
		List<Example> outside = Example.read(folder.resolve("oos.tsv"));
		List<Example> learn = new ArrayList<>(Example.read(folder.resolve("train.tsv")));
		learn.addAll(Example.read(folder.resolve("val.tsv")));
		learn.addAll(outside.subList(0, 200));
		List<Example> held = new ArrayList<>(Example.read(folder.resolve("test.tsv")));
		held.addAll(outside.subList(200, outside.size()));
		return new Recipe("intent", source,
				"The split the data set comes with: train.tsv, val.tsv and the first 200"
						+ " lines of oos.tsv to learn from, test.tsv and the other 1,000 of oos.tsv held out.",
				learn, held);
	}

}
