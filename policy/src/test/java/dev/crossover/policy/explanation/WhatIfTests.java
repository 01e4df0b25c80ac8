package dev.crossover.policy.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.Callers;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link WhatIf}. */
class WhatIfTests {

	private static final RoutingPolicy POLICY = new RoutingPolicy(RoutingParameters.defaults());

	@Test
	void changesOfACpuDecisionSayFromWhereOnAndWithWhichGpu() {
		assertThat(changes(POLICY, batch(AccountType.STANDARD, 3_000), GpuState.ASLEEP))
			.contains(new Change("documents", 32_882L, "gpu", "from_crossover", "From 32,882 documents on: GPU."),
					new Change("gpu_state", "ready", "gpu", "from_crossover", "With a warm GPU: GPU."))
			.contains(new Change("pipeline_wish", "gpu", "gpu", "pipeline_wish", "With pipeline=gpu: GPU."))
			.noneMatch((change) -> change.pipeline().equals("cpu"));
	}

	@Test
	void changesOfAGpuDecisionSayUpToWhere() {
		List<Change> changes = changes(POLICY, batch(AccountType.ENTERPRISE, 50_000), GpuState.ASLEEP);

		assertThat(changes).contains(
				new Change("documents", 32_881L, "cpu", "below_crossover", "Up to 32,881 documents: CPU."),
				new Change("account_type", "demo", "none", "over_limit", "For account type demo: refused."));
	}

	@Test
	void changesOfARejectionSayWhatIsAllowed() {
		assertThat(changes(POLICY, batch(AccountType.DEMO, 101), GpuState.READY)).contains(
				new Change("documents", 100L, "cpu", "account_type", "Up to 100 documents: CPU."),
				new Change("account_type", "standard", "gpu", "from_crossover", "For account type standard: GPU."));
	}

	@Test
	void changesSayThatLessHasToWait() {
		RoutingRequest request = batch(AccountType.STANDARD, 100_000);
		GpuObservation busy = new GpuObservation(GpuState.READY, 1, 4_000_000);

		assertThat(whatIf(POLICY).changes(POLICY.route(request, busy))).contains(
				new Change("gpu_state", "ready", "gpu", "from_crossover", "With a warm GPU: GPU."),
				new Change("completion_window", "24h", "gpu", "from_crossover", "At completion window 24h: GPU."));
	}

	@Test
	void changesSayWhatIsSwitchedOff() {
		RoutingPolicy off = new RoutingPolicy(RoutingParameters.defaults().withSwitches(new Switches(false, true)));

		assertThat(changes(off, batch(AccountType.STANDARD, 500), GpuState.READY))
			.contains(new Change("switches", "on", "gpu", "from_crossover", "With everything switched on: GPU."));
	}

	@Test
	void everyChangeIsTrue() {
		for (AccountType type : AccountType.values()) {
			for (long documents : new long[] { 1, 150, 201, 40_000, 2_000_000 }) {
				RoutingRequest request = batch(type, documents);
				changes(POLICY, request, GpuState.ASLEEP).stream()
					.filter((change) -> change.input().equals("documents"))
					.forEach((change) -> assertThat(POLICY
						.route(request.withDocuments((long) change.value()), GpuObservation.idle(GpuState.ASLEEP))
						.rule()
						.text()).isEqualTo(change.rule()));
			}
		}
	}

	private static List<Change> changes(RoutingPolicy policy, RoutingRequest request, GpuState state) {
		return whatIf(policy).changes(policy.route(request, GpuObservation.idle(state)));
	}

	private static WhatIf whatIf(RoutingPolicy policy) {
		return new WhatIf(policy,
				Arrays.stream(AccountType.values()).collect(Collectors.toMap(Function.identity(), Callers::of)));
	}

	private static RoutingRequest batch(AccountType type, long documents) {
		return new RoutingRequest(Callers.of(type), List.of("sentiment"), documents, 0, PipelineWish.AUTO,
				CompletionWindow.HOUR, true);
	}

}
