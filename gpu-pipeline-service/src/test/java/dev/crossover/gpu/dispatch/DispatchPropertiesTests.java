package dev.crossover.gpu.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import dev.crossover.policy.dispatch.RetryRules;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link DispatchProperties} and what {@link DispatchTimes} makes of them. */
class DispatchPropertiesTests {

	private static final Instant NOW = Instant.parse("2026-11-23T20:41:07Z");

	@Test
	void defaultsAreThePatientRules() {
		assertThat(bind(Map.of()).rules()).isEqualTo(RetryRules.patient());
	}

	@Test
	void bindsEverySetting() {
		DispatchProperties properties = bind(
				Map.of("crossover.dispatch.gpu-in-flight", "3", "crossover.dispatch.max-attempts", "2",
						"crossover.dispatch.attempt-timeout", "10m", "crossover.dispatch.invocation-timeout", "1m",
						"crossover.dispatch.announce-timeout", "9s", "crossover.dispatch.first-delay", "4s",
						"crossover.dispatch.claim-timeout", "5s", "crossover.dispatch.refused-delay", "6s",
						"crossover.dispatch.look-every", "7s", "crossover.dispatch.every", "8s"));

		assertThat(properties).isEqualTo(new DispatchProperties(3, 2, Duration.ofMinutes(10), Duration.ofMinutes(1),
				Duration.ofSeconds(9), Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(6),
				Duration.ofSeconds(7), Duration.ofSeconds(8)));
	}

	@Test
	void invocationIsGoneAtTheAttemptsDeadline() {
		DispatchTimes times = new DispatchTimes(InstantSource.fixed(NOW), bind(Map.of()));

		Instant gone = NOW.plusSeconds(times.queueSeconds() + times.invocationSeconds());

		assertThat(gone).isEqualTo(times.attemptDeadline());
	}

	@Test
	void queueSecondsAreNeverFewerThanSageMakerTakes() {
		DispatchTimes times = new DispatchTimes(InstantSource.fixed(NOW), bind(
				Map.of("crossover.dispatch.attempt-timeout", "30s", "crossover.dispatch.invocation-timeout", "20s")));

		assertThat(times.queueSeconds()).isEqualTo(60);
	}

	@Test
	void nextLookIsNoLaterThanTheDeadline() {
		DispatchTimes times = new DispatchTimes(InstantSource.fixed(NOW), bind(Map.of()));

		assertThat(times.nextLook(NOW.plusSeconds(3))).isEqualTo(NOW.plusSeconds(3));
		assertThat(times.nextLook(NOW.plusSeconds(300))).isEqualTo(NOW.plusSeconds(15));
	}

	private static DispatchProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("crossover.dispatch",
				DispatchProperties.class);
	}

}
