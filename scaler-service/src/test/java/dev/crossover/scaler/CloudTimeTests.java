package dev.crossover.scaler;

import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CloudTimeTests {

	private static final Instant ORIGIN = Instant.parse("2026-11-24T12:00:00Z");

	private static final InstantSource ONE_SECOND_LATER = InstantSource.fixed(ORIGIN.plusSeconds(1));

	@Test
	void agreesWithTheWallAtTheOriginAndRunsAheadFromThere() {
		assertThat(new CloudTime(ORIGIN, 60).clock(ONE_SECOND_LATER).instant()).isEqualTo(ORIGIN.plusSeconds(60));
		assertThat(new CloudTime(ORIGIN, 60).clock(InstantSource.fixed(ORIGIN)).instant()).isEqualTo(ORIGIN);
	}

	@Test
	void isTheWallsUnlessToldOtherwise() {
		assertThat(new CloudTime(Instant.EPOCH, 1).clock(ONE_SECOND_LATER).instant())
			.isEqualTo(ONE_SECOND_LATER.instant());
	}

}
