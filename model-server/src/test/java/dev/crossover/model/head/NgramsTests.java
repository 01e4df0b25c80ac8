package dev.crossover.model.head;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NgramsTests {

	private final Ngrams ngrams = new Ngrams(3, 1 << 15);

	@Test
	void readsLettersOnly() {
		assertThat(this.ngrams.of("Hello, WORLD! 123").places())
			.containsExactly(this.ngrams.of("hello world").places());
	}

	@Test
	void countsRunsInsideWordsAndAtTheirEnds() {
		// " a", " ab", "a", "ab", "ab ", "b", "b "
		assertThat(this.ngrams.of("ab").places()).hasSize(7).isSorted();
	}

	@Test
	void bringsEveryTextToLengthOne() {
		double squares = 0;
		for (float value : this.ngrams.of("the the the cat").values()) {
			squares += value * value;
		}

		assertThat(squares).isCloseTo(1, within(1e-5));
	}

	@Test
	void readsNoFurtherThanItSays() {
		String text = "ab ".repeat(Ngrams.READ);

		assertThat(this.ngrams.of(text + "xyz").values())
			.containsExactly(this.ngrams.of(text.substring(0, Ngrams.READ)).values());
	}

	@Test
	void findsNothingInATextWithoutLetters() {
		assertThat(this.ngrams.of("12 !").places()).isEmpty();
	}

}
