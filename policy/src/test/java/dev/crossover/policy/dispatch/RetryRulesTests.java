package dev.crossover.policy.dispatch;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RetryRules}. */
class RetryRulesTests {

	private final RetryRules rules = new RetryRules(4, Duration.ofMinutes(30), Duration.ofMinutes(2),
			Duration.ofSeconds(2));

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "1, PT0S", "2, PT2S", "3, PT4S", "4, PT8S", "5, PT16S" })
	void delayBeforeDoublesFromTheSecondAttemptOn(int attempt, Duration delay) {
		assertThat(this.rules.delayBefore(attempt)).isEqualTo(delay);
	}

	@Test
	void delayBeforeStopsGrowing() {
		assertThat(this.rules.delayBefore(12)).isEqualTo(Duration.ofSeconds(2 * 1_024));
		assertThat(this.rules.delayBefore(Integer.MAX_VALUE)).isEqualTo(this.rules.delayBefore(12));
	}

}
