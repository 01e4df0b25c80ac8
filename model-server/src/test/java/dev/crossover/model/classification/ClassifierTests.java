package dev.crossover.model.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.crossover.model.head.Catalogue;
import dev.crossover.model.head.Head;
import dev.crossover.model.head.Prediction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassifierTests {

	private static final List<Head> HEADS = Catalogue.shipped().all().toList();

	private static final String TEXT = "The card I ordered two weeks ago still has not arrived.";

	@SuppressWarnings("NullAway.Init") // set before all tests
	private static Classifier classifier;

	@BeforeAll
	static void load() throws Exception {
		classifier = Classifier.load(new Compute(2, Precision.INT8, 1, 64, null));
	}

	@AfterAll
	static void close() throws Exception {
		classifier.close();
	}

	@Test
	void givesATextTheSameAnswerWhateverItComesWith() throws Exception {
		Answer alone = classifier.classify(List.of(TEXT), HEADS).getFirst();
		List<String> crowd = new ArrayList<>(IntStream.range(0, 50).mapToObj(ClassifierTests::neighbour).toList());
		crowd.add(23, TEXT);

		List<Answer> together = classifier.classify(crowd, HEADS);

		assertThat(together).hasSize(51);
		assertThat(together.get(23)).isEqualTo(alone);
	}

	@Test
	void givesATextTheSameAnswerUnderLoad() throws Exception {
		Answer alone = classifier.classify(List.of(TEXT), HEADS).getFirst();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<List<Answer>>> calls = IntStream.range(0, 8)
				.mapToObj((at) -> callers.submit(() -> classifier.classify(List.of(neighbour(at), TEXT), HEADS)))
				.toList();

			for (Future<List<Answer>> call : calls) {
				assertThat(call.get().get(1)).isEqualTo(alone);
			}
		}
	}

	@Test
	void keepsTheOrderOfTextsAndOfHeads() throws Exception {
		List<Head> two = List.of(find("language"), find("sentiment"));
		List<Answer> answers = classifier
			.classify(List.of("Ein schöner Tag im Garten mit den Kindern.", "An awful, boring film.", "Superb."), two);

		assertThat(answers.getFirst().predictions()).extractingByKey("language")
			.extracting(Prediction::label)
			.isEqualTo("de");
		assertThat(answers.get(1).predictions().get("sentiment")).extracting(Prediction::label).isEqualTo("negative");
		assertThat(answers.get(2).predictions().get("sentiment")).extracting(Prediction::label).isEqualTo("positive");
		assertThat(answers.getFirst().predictions().keySet()).containsExactly("language", "sentiment");
	}

	@Test
	void saysWhenATextIsCut() throws Exception {
		List<Answer> answers = classifier.classify(List.of("good ".repeat(61), "good ".repeat(60), "bad"),
				List.of(find("sentiment")));

		assertThat(answers).extracting(Answer::truncated).containsExactly(true, false, false);
	}

	@Test
	void doesNotCallATextCutThatOnlyTheFastTierHasRead() throws Exception {
		List<Answer> answers = classifier.classify(List.of("good ".repeat(61), "good ".repeat(401)),
				List.of(find("language")));

		assertThat(answers).extracting(Answer::truncated).containsExactly(false, true);
	}

	@Test
	void answersNothingWithNothing() throws Exception {
		assertThat(classifier.classify(List.of(), HEADS)).isEmpty();
	}

	private static String neighbour(int at) {
		return "Neighbour number %d talks about something else%s.".formatted(at, ", at length".repeat(at % 7));
	}

	private static Head find(String name) {
		return Catalogue.shipped().find(name).orElseThrow();
	}

}
