package dev.crossover.gpu.wake;

import dev.crossover.policy.pricing.GpuState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link GpuSighting}. */
class GpuSightingTests {

	@ParameterizedTest
	@CsvSource({ "0,0,ASLEEP", "0,1,STARTING", "1,1,READY", "1,2,READY", "1,0,READY" })
	void namesWhatInstancesAmountTo(int instances, int desired, GpuState state) {
		assertThat(GpuSighting.of(instances, desired).state()).isEqualTo(state);
	}

}
