package dev.crossover.cloud.sagemaker.serverless;

import java.time.Duration;
import java.time.Instant;

import dev.crossover.cloud.sagemaker.serverless.Environments.Environment;
import dev.crossover.cloud.sagemaker.serverless.Environments.Load;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentsTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private final Environments environments = new Environments(Duration.ofMinutes(5));

	@Test
	void everyConcurrentRequestWithoutAWarmOneIsCold() {
		this.environments.want(3, 0, NOON, NOON);

		assertThat(this.environments.take(NOON)).contains(Environment.COLD);
		assertThat(this.environments.take(NOON)).contains(Environment.COLD);
		this.environments.release(Environment.COLD, NOON);
		assertThat(this.environments.take(NOON)).contains(Environment.WARM);
		assertThat(this.environments.take(NOON)).contains(Environment.COLD);
	}

	@Test
	void idleOneIsWarmForItsTimeOnly() {
		this.environments.want(1, 0, NOON, NOON);
		this.environments.take(NOON);
		this.environments.release(Environment.COLD, NOON);

		assertThat(this.environments.take(NOON.plusSeconds(299))).contains(Environment.WARM);
		this.environments.release(Environment.WARM, NOON.plusSeconds(299));
		assertThat(this.environments.take(NOON.plusSeconds(599))).contains(Environment.COLD);
	}

	@Test
	void provisionedOnesComeFirstAndSpillOver() {
		this.environments.want(3, 1, NOON, NOON);

		assertThat(this.environments.take(NOON)).contains(Environment.PROVISIONED);
		assertThat(this.environments.take(NOON)).contains(Environment.COLD);
		this.environments.release(Environment.PROVISIONED, NOON);
		assertThat(this.environments.take(NOON)).contains(Environment.PROVISIONED);
		assertThat(this.environments.load(NOON)).isEqualTo(new Load(2, 3, 1, 1));
	}

	@Test
	void furtherProvisionedOnesAreReadyLater() {
		this.environments.want(5, 1, NOON, NOON);
		this.environments.want(5, 3, NOON, NOON.plusSeconds(60));

		assertThat(this.environments.load(NOON.plusSeconds(59)).provisioned()).isEqualTo(1);
		assertThat(this.environments.load(NOON.plusSeconds(60)).provisioned()).isEqualTo(3);
	}

	@Test
	void allBusyIsNone() {
		this.environments.want(2, 1, NOON, NOON);
		this.environments.take(NOON);
		this.environments.take(NOON);

		assertThat(this.environments.take(NOON)).isEmpty();
	}

	@Test
	void noneIsWarmOnceTheProcessIsGone() {
		this.environments.want(1, 0, NOON, NOON);
		this.environments.take(NOON);
		this.environments.release(Environment.COLD, NOON);
		this.environments.cool();

		assertThat(this.environments.take(NOON)).contains(Environment.COLD);
	}

}
