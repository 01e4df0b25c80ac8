package dev.crossover.model.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.crossover.model.classification.Answer;
import dev.crossover.model.classification.Classifier;
import dev.crossover.model.classification.Compute;
import dev.crossover.model.head.Catalogue;
import dev.crossover.model.head.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the model cards say, checked on a part of the texts held out, through the same
 * classifier that serves. A part is noisy, so floors lie below the cards.
 */
class AccuracyTests {

	private static final Path DATA = data();

	private static final int PART = 300;

	@ParameterizedTest
	@CsvSource({ "sentiment, 0.80", "subjectivity, 0.90", "banking, 0.89", "intent, 0.90", "language, 0.94" })
	void isAsGoodAsItsCardSays(String name, double floor) throws Exception {
		assumeThat(Files.isDirectory(DATA)).as("the shared texts are not here").isTrue();

		assertThat(accuracy(name, part(name, (label) -> !label.equals(Recipe.OUT_OF_SCOPE)))).isGreaterThan(floor);
	}

	@Test
	void findsQuestionsThatNoIntentCovers() throws Exception {
		assumeThat(Files.isDirectory(DATA)).as("the shared texts are not here").isTrue();

		assertThat(accuracy("intent", part("intent", Recipe.OUT_OF_SCOPE::equals))).isGreaterThan(0.65);
	}

	// The texts lie beside the checkout, wherever that is.
	private static Path data() {
		Path above = Path.of("").toAbsolutePath();
		while (above.getParent() != null && !Files.isDirectory(above.resolve("shared/data/text"))) {
			above = above.getParent();
		}
		return above.resolve("shared/data/text");
	}

	private static List<Example> part(String name, Predicate<String> labels) {
		Recipe recipe = new Recipes(DATA).all()
			.stream()
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		List<Example> held = recipe.held().stream().filter((example) -> labels.test(example.label())).toList();
		List<Example> part = new ArrayList<>();
		for (int at = 0; at < PART; at++) {
			part.add(held.get((int) ((long) at * held.size() / PART)));
		}
		return part;
	}

	private static double accuracy(String name, List<Example> examples) throws Exception {
		try (Classifier classifier = Classifier.load(Compute.defaults())) {
			List<Answer> answers = classifier.classify(examples.stream().map(Example::text).toList(),
					Catalogue.shipped().find(name).stream().toList());
			int right = 0;
			for (int at = 0; at < answers.size(); at++) {
				Prediction prediction = answers.get(at).predictions().values().iterator().next();
				right += prediction.label().equals(examples.get(at).label()) ? 1 : 0;
			}
			return (double) right / examples.size();
		}
	}

}
