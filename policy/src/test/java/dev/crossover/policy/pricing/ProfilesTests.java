package dev.crossover.policy.pricing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests of {@link Profiles}: what asking several models adds up to. */
class ProfilesTests {

	private final Profiles profiles = new Profiles(Hardware.assumed(),
			Map.of("a", new ModelProfile("x", 100, 1_000, 50), "b", new ModelProfile("x", 80, 1_000, 50), "c",
					new ModelProfile("y", 50, 500, 50)));

	@Test
	void ofWhenOneIsItsOwn() {
		assertThat(this.profiles.of(List.of("a"))).contains(new ThroughputProfile(100, 1_000, 50, Hardware.assumed()));
	}

	@Test
	void ofWhenReadingsDifferAddsUp() {
		ThroughputProfile both = this.profiles.of(List.of("a", "c")).orElseThrow();

		// 10 ms and 20 ms; 1 ms and 2 ms
		assertThat(both.cpuDocumentsPerSecond()).isCloseTo(1 / 0.030, within(1e-9));
		assertThat(both.gpuDocumentsPerSecond()).isCloseTo(1 / 0.003, within(1e-9));
		assertThat(both.singlePipelineDocumentsPerSecond()).isCloseTo(25, within(1e-9));
	}

	@Test
	void ofWhenTheReadingIsSharedIsOneReading() {
		assertThat(this.profiles.of(List.of("a", "b"))).map(ThroughputProfile::cpuDocumentsPerSecond).contains(80.0);
	}

	@Test
	void ofWhenAProfileIsMissingIsEmpty() {
		assertThat(this.profiles.of(List.of("a", "d"))).isEmpty();
		assertThat(this.profiles.of(List.of())).isEmpty();
		assertThat(this.profiles.ofOrAssumed(List.of("d"))).isEqualTo(ThroughputProfile.assumed());
	}

}
