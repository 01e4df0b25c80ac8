package dev.crossover.common.ledger;

import java.time.Duration;
import java.util.List;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Lane;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link DecisionView}: as it is kept, and as it was kept before. */
class DecisionViewTests {

	private static final String BEFORE = """
			{"pipeline":"gpu","rule":"large_batch","reason":"From 1,000 documents on a batch goes to the GPU.",
			"inputs":{"documents":1000,"bytes":5,"account_type":"enterprise","gpu_state":"asleep","pipeline_wish":"auto",
			"completion_window":"asap"},"estimates":{"cpu":{"cost_usd":0.1,"seconds":1.0},
			"gpu":{"cost_usd":0.2,"seconds":2.0},"single_pipeline":{"cost_usd":0.3,"seconds":3.0}},
			"policy_version":"fixed-threshold-1"}""";

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	@Test
	void readsDecisionsOfBefore() {
		DecisionView decision = this.json.readValue(BEFORE, DecisionView.class);

		assertThat(decision.rule()).isEqualTo("large_batch");
		assertThat(decision.inputs().gpu()).isEqualTo(GpuState.ASLEEP);
		assertThat(decision.layer()).isNull();
		assertThat(this.json.readTree(this.json.writeValueAsString(decision))).isEqualTo(this.json.readTree(BEFORE));
	}

	@Test
	void readsWhatItWrote() {
		DecisionView decision = decided(50_000);

		assertThat(this.json.readValue(this.json.writeValueAsString(decision), DecisionView.class)).isEqualTo(decision);
		assertThat(decision.layer()).isEqualTo("crossover_point");
		assertThat(decision.crossoverDocuments()).isEqualTo(32_882);
		assertThat(decision.inputs().models()).containsExactly("sentiment");
		assertThat(decision.inputs().gpuBacklogDocuments()).isZero();
		assertThat(decision.inputs().deadlineSeconds()).isEqualTo(3_600);
	}

	@Test
	void showsWhatWouldBeRefused() {
		assertThat(decided(100_001).pipeline()).isEqualTo("none");
		assertThat(decided(100_001).crossoverDocuments()).isNull();
	}

	private static DecisionView decided(long documents) {
		RoutingRequest.Caller caller = new RoutingRequest.Caller(AccountType.STANDARD,
				new AccountLimits(100_000, 1_000, 1L << 30), Duration.ofSeconds(2), Lane.FAST);
		return DecisionView.of(new RoutingPolicy(RoutingParameters.defaults()).route(new RoutingRequest(caller,
				List.of("sentiment"), documents, 1, PipelineWish.AUTO, CompletionWindow.HOUR, true),
				GpuObservation.idle(GpuState.ASLEEP)));
	}

}
