package dev.crossover.results.batch;

import dev.crossover.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What readers go on by. */
class CursorTests {

	@Test
	void comesBackAsItWent() {
		String place = "2026-11-23T10:00:00Z#batch_1";

		assertThat(Cursor.of(Cursor.Kind.RESULTS, Cursor.ofShard(123).text()).shard()).isEqualTo(123);
		assertThat(Cursor.of(Cursor.Kind.BATCHES, new Cursor(Cursor.Kind.BATCHES, place).text()).place())
			.isEqualTo(place);
		assertThat(new Cursor(Cursor.Kind.BATCHES, place).text()).matches("[A-Za-z0-9_-]+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!", "cg", "YjE", "ci0x", "cjEyMzQ1Njc4OTA", "cng" })
	void ofWhenNotOursIsRefused(String text) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> Cursor.of(Cursor.Kind.RESULTS, text).shard());
	}

}
