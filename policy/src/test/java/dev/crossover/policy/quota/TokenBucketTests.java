package dev.crossover.policy.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import dev.crossover.policy.account.Quotas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A bucket gives its burst and what time brings, and no more, however it is asked. */
class TokenBucketTests {

	private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

	private static final Rate DEMO = Rate.of(new Quotas(60, 20, 2_000, 1, 0.05));

	@Test
	void fullBucketGivesItsBurstAndThenNothing() {
		TokenBucket.Grant all = TokenBucket.full(DEMO, NOON).take(100, DEMO, NOON);

		assertThat(all.tokens()).isEqualTo(20);
		assertThat(all.left().take(1, DEMO, NOON).tokens()).isZero();
		assertThat(all.left().take(100, DEMO, NOON.plusSeconds(3)).tokens()).isEqualTo(3);
	}

	@Test
	void clockThatGoesBackBringsNothing() {
		TokenBucket empty = TokenBucket.full(DEMO, NOON).take(20, DEMO, NOON).left();

		TokenBucket.Grant grant = empty.take(5, DEMO, NOON.minusSeconds(60));

		assertThat(grant.tokens()).isZero();
		assertThat(grant.left().take(5, DEMO, NOON.plusSeconds(1)).tokens()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void neverGivesMoreThanBurstAndRefillOverAnyTime(long seed) {
		Random random = new Random(seed);
		Rate rate = new Rate(1 + random.nextInt(500), 0.1 + 100 * random.nextDouble());
		TokenBucket bucket = TokenBucket.full(rate, NOON);
		Instant now = NOON;
		long given = 0;
		for (int i = 0; i < 2_000; i++) {
			now = now.plusMillis(random.nextInt(400));
			TokenBucket.Grant grant = bucket.take(random.nextInt(50), rate, now);
			bucket = grant.left();
			given += grant.tokens();
			double most = rate.burst() + Duration.between(NOON, now).toMillis() / 1_000.0 * rate.perSecond();
			assertThat((double) given).isLessThanOrEqualTo(most + 1e-6);
			assertThat(bucket.tokens()).isBetween(0.0, (double) rate.burst());
		}
		assertThat(given).isGreaterThan(rate.burst() / 2);
	}

	@ParameterizedTest
	@CsvSource({ "60, 20, 1", "300, 60, 5", "3000, 500, 50", "30000, 5000, 500", "600, 5, 1" })
	void instancesTakeNoMoreThanASecondOrATenth(long perMinute, long burst, long tranche) {
		assertThat(Rate.of(new Quotas(perMinute, burst, 1, 1, 1)).tranche()).isEqualTo(tranche);
	}

}
