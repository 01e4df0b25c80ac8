package dev.crossover.policy.parameters;

import java.time.Duration;
import java.util.Map;

import dev.crossover.policy.pricing.Hardware;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.Profiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ParameterFaults}. */
class ParameterFaultsTests {

	private final RoutingParameters good = RoutingParameters.defaults();

	@Test
	void defaultsAreGood() {
		assertThat(ParameterFaults.of(this.good)).isEmpty();
	}

	@Test
	void saysEverythingThatIsWrongAndWhere() {
		RoutingParameters bad = new RoutingParameters(1,
				new PriceList("us-east-1", this.good.prices().asOf(), Double.NaN, -1, 0),
				new Profiles(new Hardware(0, 7, Duration.ofSeconds(-1), Duration.ofDays(2), Duration.ZERO),
						Map.of("a/b", new ModelProfile(" ", 0, Double.POSITIVE_INFINITY, 1))),
				new Thresholds(0, Map.of("a", 0L)), new Serverless(0, 5 << 20, Duration.ofSeconds(61), 0),
				Duration.ofDays(2), Switches.allOn());

		assertThat(ParameterFaults.of(bad)).extracting(ParameterFaults.Fault::pointer)
			.containsExactly("/prices/gpu_instance_hour", "/prices/serverless_gigabyte_second",
					"/profiles/hardware/cpu_concurrency", "/profiles/hardware/cpu_memory_gigabytes",
					"/profiles/hardware/gpu_start", "/profiles/hardware/gpu_tail", "/profiles/models/a~1b/reader",
					"/profiles/models/a~1b/cpu_documents_per_second", "/profiles/models/a~1b/gpu_documents_per_second",
					"/thresholds/documents", "/thresholds/models", "/serverless/synchronous_documents",
					"/serverless/call_bytes", "/serverless/call_duration", "/serverless/calls_per_batch",
					"/asap_within");
		assertThat(ParameterFaults.of(bad)).extracting(ParameterFaults.Fault::detail)
			.contains("Expected: 1 to 1000.", "Expected: PT0S to PT24H.");
	}

}
