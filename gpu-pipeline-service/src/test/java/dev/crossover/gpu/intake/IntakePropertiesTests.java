package dev.crossover.gpu.intake;

import java.time.Duration;
import java.util.Map;

import dev.crossover.policy.dispatch.ShardLimits;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link IntakeProperties}. */
class IntakePropertiesTests {

	@Test
	void defaultsAreThePolicysLimits() {
		IntakeProperties properties = bind(Map.of());

		assertThat(properties.limits(Pipeline.GPU)).isEqualTo(ShardLimits.gpu());
		assertThat(properties.limits(Pipeline.CPU)).isEqualTo(ShardLimits.cpu());
		assertThat(properties.abandonedAfter()).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void bindsEverySetting() {
		IntakeProperties properties = bind(Map.of("crossover.intake.gpu-documents", "50",
				"crossover.intake.cpu-documents", "20", "crossover.intake.abandoned-after", "1m"));

		assertThat(properties.limits(Pipeline.GPU).documents()).isEqualTo(50);
		assertThat(properties.limits(Pipeline.CPU).documents()).isEqualTo(20);
		assertThat(properties.abandonedAfter()).isEqualTo(Duration.ofMinutes(1));
	}

	private static IntakeProperties bind(Map<String, String> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("crossover.intake",
				IntakeProperties.class);
	}

}
