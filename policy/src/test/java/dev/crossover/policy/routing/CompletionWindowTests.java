package dev.crossover.policy.routing;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link CompletionWindow} and of the names that decisions show. */
class CompletionWindowTests {

	@ParameterizedTest
	@EnumSource
	void ofKnowsItsOwnNames(CompletionWindow window) {
		assertThat(CompletionWindow.of(window.text())).contains(window);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ASAP", "1H", "60m", "DAY", " asap" })
	void ofWhenUnknownIsEmpty(String text) {
		assertThat(CompletionWindow.of(text)).isEmpty();
	}

	@Test
	void namesAndTimesAreThoseOfThePublicApi() {
		assertThat(CompletionWindow.of("asap")).map(CompletionWindow::expiresAfter).contains(Duration.ofDays(1));
		assertThat(CompletionWindow.of("1h")).map(CompletionWindow::expiresAfter).contains(Duration.ofHours(1));
		assertThat(CompletionWindow.of("24h")).map(CompletionWindow::expiresAfter).contains(Duration.ofDays(1));
	}

	@Test
	void rulesAreNamedInSnakeCase() {
		assertThat(Rule.SMALL_BATCH.text()).isEqualTo("small_batch");
	}

}
