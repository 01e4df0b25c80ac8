package dev.crossover.policy.dispatch;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ShardLimits}. */
class ShardLimitsTests {

	private final ShardLimits limits = new ShardLimits(3, 100);

	@Test
	void admitWhenEmptyTakesAnyDocument() {
		assertThat(this.limits.admit(0, 0, 1)).isTrue();
		assertThat(this.limits.admit(0, 0, 1_000)).isTrue();
	}

	@Test
	void admitStopsAtEitherLimit() {
		assertThat(this.limits.admit(2, 50, 50)).isTrue();
		assertThat(this.limits.admit(2, 50, 51)).isFalse();
		assertThat(this.limits.admit(3, 0, 1)).isFalse();
		assertThat(this.limits.admit(1, 1_000, 0)).isFalse();
	}

	@Test
	void everyShardThatIsFilledIsWithinItsLimits() {
		Random random = new Random(1);
		int documents = 0;
		long bytes = 0;
		for (int line = 0; line < 10_000; line++) {
			int more = 1 + random.nextInt(120);
			boolean fits = this.limits.admit(documents, bytes, more);
			documents = fits ? documents + 1 : 1;
			bytes = fits ? bytes + more : more;

			assertThat(documents).isBetween(1, 3);
			assertThat(bytes <= 100 || documents == 1).isTrue();
		}
	}

	@Test
	void cpuShardsFitAServerlessCall() {
		assertThat(ShardLimits.cpu().bytes()).isLessThan(4_000_000);
		assertThat(ShardLimits.gpu().documents()).isGreaterThan(ShardLimits.cpu().documents());
	}

}
