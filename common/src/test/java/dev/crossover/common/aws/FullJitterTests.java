package dev.crossover.common.aws;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.springframework.util.backoff.BackOffExecution;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a conflict waits. */
class FullJitterTests {

	@Test
	void waitsAnythingUpToALimitThatDoubles() {
		for (int seed = 0; seed < 200; seed++) {
			BackOffExecution waits = new FullJitter(Duration.ofMillis(10), Duration.ofMillis(35), 4, new Random(seed))
				.start();

			assertThat(waits.nextBackOff()).isBetween(0L, 10L);
			assertThat(waits.nextBackOff()).isBetween(0L, 20L);
			assertThat(waits.nextBackOff()).isBetween(0L, 35L);
			assertThat(waits.nextBackOff()).isBetween(0L, 35L);
			assertThat(waits.nextBackOff()).isEqualTo(BackOffExecution.STOP);
		}
	}

	@Test
	void waitsDifferWidely() {
		FullJitter jitter = new FullJitter(Duration.ofMillis(100), Duration.ofSeconds(1), 3, new Random(1));

		LongStream first = LongStream.generate(() -> jitter.start().nextBackOff()).limit(100);

		assertThat(first.boxed()).anyMatch((wait) -> wait < 20).anyMatch((wait) -> wait > 80);
	}

}
