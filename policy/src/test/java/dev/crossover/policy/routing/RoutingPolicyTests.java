package dev.crossover.policy.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Hardware;
import dev.crossover.policy.pricing.Line;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RoutingPolicy}, layer by layer and rule by rule. */
class RoutingPolicyTests {

	private static final Route AT_ONCE = new Route.Cpu(Lane.FAST, true);

	private static final Route BULK = new Route.Cpu(Lane.BULK, false);

	private static final Route GPU = new Route.Gpu(CompletionWindow.HOUR);

	private static final GpuObservation ASLEEP = GpuObservation.idle(GpuState.ASLEEP);

	private static final GpuObservation READY = GpuObservation.idle(GpuState.READY);

	private static final RoutingParameters PARAMETERS = RoutingParameters.defaults();

	@ParameterizedTest
	@CsvSource({ "DEMO, 101, 0", "DEMO, 1, 1048577", "TRIAL, 1001, 0", "TRIAL, 1, 8388609", "STANDARD, 1000001, 0",
			"STANDARD, 1, 1073741825", "ENTERPRISE, 10000001, 0", "ENTERPRISE, 1, 10737418241" })
	void routeWhenOverALimitIsRejected(AccountType type, long documents, long bytes) {
		RoutingDecision decision = route(request(type, documents, bytes, PipelineWish.GPU, true), READY);

		assertThat(decision.rule()).isEqualTo(Rule.OVER_LIMIT);
		assertThat(decision.route()).isInstanceOfSatisfying(Route.Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("too_large"));
	}

	@Test
	void routeWhenAtTheLimitIsNotRejected() {
		for (AccountType type : AccountType.values()) {
			AccountLimits limits = Callers.of(type).limits();

			assertThat(route(request(type, limits.documentsPerBatch(), limits.bytesPerBatch(), PipelineWish.AUTO, true),
					ASLEEP)
				.route()).isNotInstanceOf(Route.Rejected.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "DEMO, GPU, 100, false, true", "DEMO, AUTO, 1, true, false", "TRIAL, GPU, 1000, false, false",
			"TRIAL, CPU, 10, false, true" })
	void routeWhenDemoOrTrialIsTheFastLaneWhateverTheWish(AccountType type, PipelineWish wish, long documents,
			boolean batch, boolean atOnce) {
		RoutingDecision decision = route(request(type, documents, 0, wish, batch), READY);

		assertThat(decision.rule()).isEqualTo(Rule.ACCOUNT_TYPE);
		assertThat(decision.route()).isEqualTo(new Route.Cpu(Lane.FAST, atOnce));
	}

	@Test
	void routeWhenThereIsAWishFollowsIt() {
		assertThat(route(standard(1, PipelineWish.GPU, true), ASLEEP).route()).isEqualTo(GPU);
		assertThat(route(standard(500_000, PipelineWish.CPU, true), READY).route()).isEqualTo(BULK);
		assertThat(route(standard(1, PipelineWish.CPU, false), READY).route()).isEqualTo(AT_ONCE);
		assertThat(route(standard(1, PipelineWish.GPU, true), ASLEEP).rule()).isEqualTo(Rule.PIPELINE_WISH);
	}

	@Test
	void routeWhenTooManyCallsForServerlessIsTheGpuWhateverTheWish() {
		RoutingDecision decision = route(request(AccountType.ENTERPRISE, 1_000_001, 0, PipelineWish.CPU, true), ASLEEP);

		assertThat(decision.rule()).isEqualTo(Rule.SERVERLESS_LIMIT);
		assertThat(decision.route()).isEqualTo(GPU);
		assertThat(route(request(AccountType.ENTERPRISE, 1_000_000, 0, PipelineWish.CPU, true), ASLEEP).route())
			.isEqualTo(BULK);
	}

	@Test
	void routeWhenOneDocumentOutlastsACallIsTheGpu() {
		RoutingPolicy slow = new RoutingPolicy(PARAMETERS.withProfiles(
				new Profiles(Hardware.assumed(), Map.of("sentiment", new ModelProfile("giant", 1 / 61.0, 1_000, 1)))));

		RoutingDecision decision = slow.route(standard(1, PipelineWish.AUTO, false), ASLEEP);

		assertThat(decision.rule()).isEqualTo(Rule.SERVERLESS_LIMIT);
		assertThat(decision.reason())
			.isEqualTo("One document would take the CPU pipeline longer than the 60 seconds of a call.");
		assertThat(slow.route(request(AccountType.DEMO, 1, 0, PipelineWish.AUTO, false), ASLEEP).route())
			.isInstanceOf(Route.Rejected.class);
	}

	@Test
	void routeWhenTheGpuIsSwitchedOffIsTheCpuForAllItCanHold() {
		RoutingPolicy policy = switched(false, true);

		RoutingDecision wished = policy.route(standard(500_000, PipelineWish.GPU, true), READY);
		assertThat(wished.rule()).isEqualTo(Rule.GPU_DISABLED);
		assertThat(wished.route()).isEqualTo(BULK);
		assertThat(policy.route(standard(1, PipelineWish.AUTO, false), READY).route()).isEqualTo(AT_ONCE);
		assertThat(policy.route(request(AccountType.ENTERPRISE, 2_000_000, 0, PipelineWish.AUTO, true), READY).route())
			.isInstanceOfSatisfying(Route.Rejected.class,
					(rejected) -> assertThat(rejected.code()).isEqualTo("no_capacity"));
	}

	@Test
	void routeWhenTheCpuIsSwitchedOffForBatchesIsTheGpuForThem() {
		RoutingPolicy policy = switched(true, false);

		RoutingDecision decision = policy.route(standard(5, PipelineWish.CPU, true), ASLEEP);
		assertThat(decision.rule()).isEqualTo(Rule.CPU_BULK_DISABLED);
		assertThat(decision.route()).isEqualTo(GPU);
		assertThat(policy.route(standard(5, PipelineWish.AUTO, false), ASLEEP).route()).isEqualTo(AT_ONCE);
		assertThat(policy.route(request(AccountType.TRIAL, 500, 0, PipelineWish.AUTO, true), ASLEEP).route())
			.isEqualTo(new Route.Cpu(Lane.FAST, false));
	}

	@Test
	void routeWhenBothAreSwitchedOffRejectsBatchesOnly() {
		RoutingPolicy policy = switched(false, false);

		assertThat(policy.route(standard(5, PipelineWish.AUTO, true), READY).rule()).isEqualTo(Rule.NO_PIPELINE);
		assertThat(policy.route(standard(5, PipelineWish.AUTO, false), READY).route()).isEqualTo(AT_ONCE);
	}

	@Test
	void modelWithoutProfileGoesByTheThreshold() {
		assertThat(route(batch(999, "sentiment", "new"), READY).rule()).isEqualTo(Rule.SMALL_BATCH);
		assertThat(route(batch(999, "sentiment", "new"), READY).route()).isEqualTo(BULK);
		assertThat(route(batch(1_000, "sentiment", "new"), ASLEEP).rule()).isEqualTo(Rule.LARGE_BATCH);
		assertThat(route(batch(1_000, "sentiment", "new"), ASLEEP).route()).isEqualTo(GPU);
		assertThat(route(batch(1_000, "sentiment", "new"), ASLEEP).reason())
			.isEqualTo("From 1,000 documents on a batch goes to the GPU.");
	}

	@Test
	void decisionCarriesWhatItWasMadeFrom() {
		RoutingRequest request = standard(50_000, PipelineWish.AUTO, true);
		GpuObservation gpu = new GpuObservation(GpuState.READY, 1, 77);

		RoutingDecision decision = new RoutingPolicy(PARAMETERS.withVersion(42)).route(request, gpu);

		assertThat(decision.request()).isEqualTo(request);
		assertThat(decision.gpu()).isEqualTo(gpu);
		assertThat(decision.rule().layer()).isEqualTo(Layer.CROSSOVER_POINT);
		assertThat(decision.facts().gpuFrom()).isEqualTo(9);
		assertThat(decision.policyVersion()).isEqualTo("crossover-1/v42");
		assertThat(decision.reason())
			.isEqualTo("From 9 documents on a GPU that is awake anyway costs no more than the CPU.");
	}

	@Test
	void decisionOfAHardRuleHasNoCrossoverPoint() {
		assertThat(route(request(AccountType.DEMO, 1, 0, PipelineWish.AUTO, true), READY).facts().gpuFrom())
			.isEqualTo(Line.NEVER);
	}

	@Test
	void decisionIsTheSameInEveryLocale() {
		RoutingDecision decision = route(standard(9_999, PipelineWish.AUTO, true), ASLEEP);
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertThat(route(standard(9_999, PipelineWish.AUTO, true), ASLEEP)).isEqualTo(decision);
		}
		finally {
			Locale.setDefault(before);
		}
		assertThat(decision.reason())
			.isEqualTo("9,999 documents are fewer than the 32,882 from which on waking the GPU pays.");
	}

	private static RoutingPolicy switched(boolean gpu, boolean cpuBulk) {
		return new RoutingPolicy(PARAMETERS.withSwitches(new Switches(gpu, cpuBulk)));
	}

	private static RoutingDecision route(RoutingRequest request, GpuObservation gpu) {
		return new RoutingPolicy(PARAMETERS).route(request, gpu);
	}

	private static RoutingRequest standard(long documents, PipelineWish wish, boolean batch) {
		return request(AccountType.STANDARD, documents, 0, wish, batch);
	}

	private static RoutingRequest batch(long documents, String... models) {
		return new RoutingRequest(Callers.of(AccountType.STANDARD), List.of(models), documents, 0, PipelineWish.AUTO,
				CompletionWindow.HOUR, true);
	}

	private static RoutingRequest request(AccountType type, long documents, long bytes, PipelineWish wish,
			boolean batch) {
		return new RoutingRequest(Callers.of(type), List.of("sentiment"), documents, bytes, wish, CompletionWindow.HOUR,
				batch);
	}

}
