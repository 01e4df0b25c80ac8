package dev.crossover.benchmarks.router;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link Latencies}. */
class LatenciesTests {

	@Test
	void percentilesAreThoseOfTheNearestRank() {
		Latencies latencies = Latencies
			.of(LongStream.rangeClosed(1, 200).map((i) -> (201 - i) * 1_000_000).boxed().toList());

		assertThat(latencies.percentile(50)).isEqualTo(100);
		assertThat(latencies.percentile(99)).isEqualTo(198);
		assertThat(latencies.percentile(100)).isEqualTo(200);
		assertThat(latencies.percentile(0.1)).isEqualTo(1);
	}

}
