package dev.crossover.model.training;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplitTests {

	private static final List<Example> EXAMPLES = IntStream.range(0, 5000)
		.mapToObj((at) -> new Example("label", "text " + at))
		.toList();

	@Test
	void holdsOneInFiveApart() {
		Split split = Split.of(EXAMPLES, "seed", 5);

		assertThat(split.held()).hasSizeBetween(900, 1100).doesNotContainAnyElementsOf(split.learn());
		assertThat(split.learn()).hasSize(5000 - split.held().size());
	}

	@Test
	void isTheSameWhateverTheOrder() {
		assertThat(Split.of(EXAMPLES.reversed(), "seed", 5).held())
			.containsExactlyInAnyOrderElementsOf(Split.of(EXAMPLES, "seed", 5).held());
	}

	@Test
	void isAnotherForAnotherSeed() {
		assertThat(Split.of(EXAMPLES, "other", 5).held()).isNotEqualTo(Split.of(EXAMPLES, "seed", 5).held());
	}

}
