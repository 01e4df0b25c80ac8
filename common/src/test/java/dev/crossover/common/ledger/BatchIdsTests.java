package dev.crossover.common.ledger;

import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link BatchIds}. */
class BatchIdsTests {

	private static final Instant NOW = Instant.parse("2026-11-23T20:41:07.123Z");

	private final BatchIds ids = new BatchIds();

	@Test
	void sortsByTime() {
		String earlier = this.ids.next(NOW);
		String later = this.ids.next(NOW.plusMillis(1));
		String muchLater = this.ids.next(NOW.plusSeconds(400_000_000));

		assertThat(earlier).isLessThan(later);
		assertThat(later).isLessThan(muchLater).matches("batch_[0-9a-z]{26}");
	}

	@Test
	void neverRepeatsWithinAMillisecond() {
		assertThat(IntStream.range(0, 1_000).mapToObj((each) -> this.ids.next(NOW))).doesNotHaveDuplicates();
	}

}
