package dev.crossover.cloud.cloudwatch;

import java.util.stream.IntStream;

import dev.crossover.cloud.aws.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The statistics of the values 1 to 100. */
class StatisticTests {

	private static final Samples HUNDRED = IntStream.rangeClosed(1, 100)
		.mapToObj((value) -> Samples.of(value, 1))
		.reduce(Samples::and)
		.orElseThrow();

	@ParameterizedTest
	@CsvSource({ "Average, 50.5", "Sum, 5050", "SampleCount, 100", "Minimum, 1", "Maximum, 100", "p99, 99", "p50, 50",
			"p99.9, 100", "p0, 1", "tm90, 45.5", "tc90, 90", "ts90, 4095", "wm90, 49.95" })
	void statisticIsWhatItsNameSays(String name, double expected) {
		assertThat(Statistic.of(name).of(HUNDRED)).isEqualTo(expected);
	}

	@Test
	void countsWeighInAPercentile() {
		Samples samples = Samples.of(1, 99).and(Samples.of(1000, 1));

		assertThat(Statistic.of("p99").of(samples)).isEqualTo(1);
		assertThat(Statistic.of("p99.5").of(samples)).isEqualTo(1000);
	}

	@Test
	void summaryHasNoPercentile() {
		assertThat(Statistic.of("p90").of(Samples.summary(3, 6, 1, 3))).isNaN();
		assertThat(Statistic.of("p90").of(Samples.summary(3, 6, 2, 2))).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Median", "p101", "IQM", "average" })
	void unknownStatisticIsRefused(String name) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> Statistic.of(name)).withMessageContaining(name);
	}

}
