package dev.crossover.model.wordpiece;

import dev.crossover.model.encoder.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordPieceTests {

	private static final Vocabulary VOCABULARY = Weights.SHIPPED.vocabulary();

	private final WordPiece wordPiece = new WordPiece(VOCABULARY, "", 512);

	// The numbers Hugging Face's own documentation prints for bert-base-uncased.
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					I've been waiting for a HuggingFace course my whole life. | 101 1045 1005 2310 2042 3403 2005 1037 17662 12172 2607 2026 2878 2166 1012 102
					I hate this so much! | 101 1045 5223 2023 2061 2172 999 102
					Hello, my dog is cute | 101 7592 1010 2026 3899 2003 10140 102
					Hello, y'all! How are you 😁 ? | 101 7592 1010 1061 1005 2035 999 2129 2024 2017 100 1029 102
					Let's try to tokenize! | 101 2292 1005 1055 3046 2000 19204 4697 999 102
					""")
	void givesTheKnownNumbers(String text, String ids) {
		assertThat(numbers(text)).isEqualTo(ids);
	}

	@Test
	void readsAccentsAndCapitalsAsPlainLetters() {
		assertThat(numbers("Café NAÏVE")).isEqualTo(numbers("cafe naive"));
	}

	@Test
	void dropsControlCharactersAndTakesAnySpaceForOne() {
		assertThat(numbers("my\u0000 d\u200Bog\u00A0is\u3000cute\uFFFD\r\n")).isEqualTo(numbers("my dog is cute"));
	}

	@Test
	void splitsIdeographs() {
		assertThat(numbers("中国")).isEqualTo(numbers("中 国"));
	}

	@Test
	void readsASpecialTokenInATextAsText() {
		assertThat(this.wordPiece.tokenize("[SEP]").ids()).hasSize(5).containsOnlyOnce(102);
	}

	@Test
	void takesAWordOfMoreThanAHundredCharactersForUnknown() {
		assertThat(numbers("a".repeat(101))).isEqualTo("101 100 102");
		assertThat(this.wordPiece.tokenize("a".repeat(100)).ids()).doesNotContain(100);
	}

	@Test
	void saysNothingIsCutWhenATextJustFits() {
		WordPiece short8 = new WordPiece(VOCABULARY, "", 8);

		assertThat(short8.tokenize("dog ".repeat(6)).truncated()).isFalse();
		assertThat(short8.tokenize("dog ".repeat(6)).length()).isEqualTo(8);
	}

	@Test
	void cutsAndSaysSoWhenATextIsOneTokenTooLong() {
		Tokens cut = new WordPiece(VOCABULARY, "", 8).tokenize("dog ".repeat(7));

		assertThat(cut.truncated()).isTrue();
		assertThat(cut.ids()).containsExactly(101, 3899, 3899, 3899, 3899, 3899, 3899, 102);
	}

	@Test
	void countsThePrefix() {
		WordPiece prefixed = new WordPiece(VOCABULARY, "query:", 8);

		assertThat(prefixed.tokenize("dog ".repeat(4)).truncated()).isFalse();
		assertThat(prefixed.tokenize("dog ".repeat(5)).ids()).containsExactly(101, 23032, 1024, 3899, 3899, 3899, 3899,
				102);
	}

	@Test
	void survivesHalfASurrogatePair() {
		assertThat(numbers("dog \uD83D cute \uDE01")).isEqualTo(numbers("dog cute"));
	}

	private String numbers(String text) {
		StringBuilder numbers = new StringBuilder();
		for (int id : this.wordPiece.tokenize(text).ids()) {
			numbers.append(numbers.isEmpty() ? "" : " ").append(id);
		}
		return numbers.toString();
	}

}
