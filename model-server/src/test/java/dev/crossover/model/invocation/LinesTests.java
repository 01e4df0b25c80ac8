package dev.crossover.model.invocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinesTests {

	private static final Limits LIMITS = new Limits(10_000, 100, 1);

	@Test
	void readsALinePerDocumentWhetherTheLastEndsOrNot() throws Exception {
		assertThat(lines("a\n\nb")).containsExactly("a", "", "b");
		assertThat(lines("a\n\nb\n")).containsExactly("a", "", "b");
		assertThat(lines("")).isEmpty();
	}

	@Test
	void skipsALineThatIsTooLongAndGoesOn() throws Exception {
		Lines lines = lines("x".repeat(LIMITS.line() + 1) + "\nb", LIMITS);

		assertThat(lines.next()).extracting(Line::cut).isEqualTo(true);
		assertThat(lines.next()).extracting(Line::cut).isEqualTo(false);
		assertThat(lines.next()).isNull();
	}

	@Test
	void keepsALineOfExactlyTheLimit() throws Exception {
		assertThat(lines("x".repeat(LIMITS.line()), LIMITS).next()).extracting(Line::cut).isEqualTo(false);
	}

	@Test
	void refusesABodyOverTheLimitThoughItsLengthWasNotSaid() throws Exception {
		Lines lines = lines("a\nbc", new Limits(3, 100, 1));

		assertThat(lines.next()).isNotNull();
		assertThatExceptionOfType(Problem.class).isThrownBy(lines::next)
			.satisfies((problem) -> assertThat(problem.status()).isEqualTo(413));
	}

	private static List<String> lines(String body) throws IOException, Problem {
		Lines lines = lines(body, LIMITS);
		List<String> all = new ArrayList<>();
		for (Line line = lines.next(); line != null; line = lines.next()) {
			all.add(new String(line.bytes(), StandardCharsets.UTF_8));
		}
		return all;
	}

	private static Lines lines(String body, Limits limits) {
		return new Lines(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), limits);
	}

}
