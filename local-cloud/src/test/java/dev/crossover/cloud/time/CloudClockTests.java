package dev.crossover.cloud.time;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import dev.crossover.cloud.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CloudClockTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	@TempDir
	private Path folder;

	@Test
	void minuteIsASecondAtScaleSixty() {
		try (CloudClock clock = new CloudClock(() -> NOON.plusSeconds(1), new TimeRule(NOON, 60))) {
			assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
			assertThat(clock.onTheWall(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
			assertThat(clock.inTheCloud(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(1));
		}
	}

	@Test
	void timeGoesOnOverARestartAndNotBack() {
		assertThat(timeAfter(0, 60)).isEqualTo(NOON);
		assertThat(timeAfter(10, 60)).isEqualTo(NOON.plusSeconds(600));
		assertThat(timeAfter(11, 60)).isEqualTo(NOON.plusSeconds(660));
	}

	@Test
	void anotherScaleBeginsAtTheWallsTime() {
		timeAfter(0, 60);

		assertThat(timeAfter(10, 30)).isEqualTo(NOON.plusSeconds(10));
		assertThat(timeAfter(20, 1)).isEqualTo(NOON.plusSeconds(20));
	}

	@Test
	void scaleOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> timeAfter(0, 0));
	}

	private Instant timeAfter(int seconds, double scale) {
		try (Storage storage = Storage.in(this.folder);
				CloudClock clock = CloudClock.resume(() -> NOON.plusSeconds(seconds), scale, storage)) {
			return clock.instant();
		}
	}

}
