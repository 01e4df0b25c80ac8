package dev.crossover.common.document;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link DocumentRules}, as the synchronous API uses them. */
class DocumentRulesTests {

	private static final String WHERE = "/documents/3/text";

	private final DocumentRules rules = new DocumentRules(Reading.LIMITS);

	@Test
	void checkWhenAllIsWellAccepts() {
		assertThat(this.rules.check(3, "a", " b ", WHERE)).isEqualTo(Reading.accepted(3, "a", " b "));
		assertThat(this.rules.check(3, "i".repeat(256), "x".repeat(100), WHERE))
			.isInstanceOf(DocumentLine.Accepted.class);
		assertThat(this.rules.check(3, "Ü 😀", "😀", WHERE)).isInstanceOf(DocumentLine.Accepted.class);
	}

	@Test
	void checkWhenSomethingIsWrongRefusesWithACodeAndAPlace() {
		assertThat(refused("a", null)).isEqualTo("3 a! missing_text");
		assertThat(refused("a", "")).isEqualTo("3 a! empty_text");
		assertThat(refused("a", "\u2003\n")).isEqualTo("3 a! empty_text");
		assertThat(refused("a", "x".repeat(101))).isEqualTo("3 a! too_long");
		assertThat(refused("a", "x\ud83d")).isEqualTo("3 a! invalid_utf8");
		assertThat(refused("a\udc00", "x")).isEqualTo("3 null! invalid_utf8");
		assertThat(refused("i".repeat(257), "x")).isEqualTo("3 null! invalid_id");
		assertThat(refused("a\nb", "x")).isEqualTo("3 null! invalid_id");
		assertThat(refused("a\u0085b", "x")).isEqualTo("3 null! invalid_id");
		assertThat(refused("", "x")).isEqualTo("3 null! invalid_id");
	}

	private String refused(String id, @Nullable String text) {
		DocumentLine line = this.rules.check(3, id, text, WHERE);
		assertThat(Reading.message(line)).startsWith(WHERE + ": ");
		return Reading.inShort(line);
	}

}
