package dev.crossover.benchmarks.inference;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ComparisonTests {

	@Test
	void takesTheMiddleOfOddAndEvenNumbers() {
		assertThat(Comparison.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
		assertThat(Comparison.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
	}

	@Test
	void dividesOurMedianByTheUsualOne() {
		assertThat(new Comparison(List.of(1.0, 2.0, 9.0), List.of(5.0, 6.0, 7.0), 1).factor()).isEqualTo(3);
	}

	@Test
	void takesTurnsAndComparesLabels() throws Exception {
		List<String> turns = new ArrayList<>();
		Way usual = (texts) -> {
			turns.add("usual");
			return texts.stream().map((text) -> "a").toList();
		};
		Way ours = (texts) -> {
			turns.add("ours");
			return texts.stream().map((text) -> text.equals("2") ? "b" : "a").toList();
		};

		Comparison comparison = Comparison.of(usual, ours, List.of("1", "2", "3"), 2);

		assertThat(turns).containsExactly("usual", "ours", "usual", "ours", "usual", "ours");
		assertThat(comparison.agreement()).isCloseTo(2.0 / 3, within(1e-9));
		assertThat(comparison.usual()).hasSize(2);
	}

	@Test
	void mixesAsManyLongTextsAsItIsTold() {
		assertThat(Mix.of(200, 5)).isEqualTo(new Mix(95, 95, 10));
		assertThat(Mix.of(101, 0)).isEqualTo(new Mix(50, 51, 0));
	}

}
