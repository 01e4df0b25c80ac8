package dev.crossover.policy.routing;

import java.util.List;
import java.util.Map;

import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Hardware;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of the second layer of {@link RoutingPolicy}: what is cheaper in time. */
class CrossoverLayerTests {

	private static final Route AT_ONCE = new Route.Cpu(Lane.FAST, true);

	private static final Route BULK = new Route.Cpu(Lane.BULK, false);

	private static final Route GPU = new Route.Gpu(CompletionWindow.HOUR);

	private static final GpuObservation ASLEEP = GpuObservation.idle(GpuState.ASLEEP);

	private static final GpuObservation READY = GpuObservation.idle(GpuState.READY);

	private static final RoutingParameters PARAMETERS = RoutingParameters.defaults();

	// Figures of prices-and-timings: 17,000 to 33,000 documents cold, 5 to 9 warm.
	@ParameterizedTest
	@CsvSource({ "ASLEEP, 32882", "STARTING, 9", "READY, 9" })
	void crossoverPointIsThatOfTheState(GpuState state, long documents) {
		GpuObservation gpu = GpuObservation.idle(state);

		assertThat(route(standard(documents - 1, PipelineWish.AUTO, true), gpu).rule()).isEqualTo(Rule.BELOW_CROSSOVER);
		assertThat(route(standard(documents - 1, PipelineWish.AUTO, true), gpu).route()).isEqualTo(BULK);
		assertThat(route(standard(documents, PipelineWish.AUTO, true), gpu).rule()).isEqualTo(Rule.FROM_CROSSOVER);
		assertThat(route(standard(documents, PipelineWish.AUTO, true), gpu).route()).isEqualTo(GPU);
		assertThat(new RoutingPolicy(PARAMETERS).gpuFrom(standard(5, PipelineWish.AUTO, true), gpu))
			.isEqualTo(documents);
	}

	@Test
	void anyFixedThresholdIsWrongInOneState() {
		long fixed = PARAMETERS.thresholds().documents();
		RoutingDecision cold = route(standard(3 * fixed, PipelineWish.AUTO, true), ASLEEP);
		RoutingDecision warm = route(standard(fixed / 2, PipelineWish.AUTO, true), READY);

		// 3,000 documents, GPU asleep: the threshold pays 0.0403 for what costs 0.0042
		// and waits 140 s for what takes 4.4 s.
		assertThat(cold.facts().estimates().gpu().costUsd()).isBetween(0.0402, 0.0404);
		assertThat(cold.facts().estimates().cpu().costUsd()).isBetween(0.0042, 0.0043);
		assertThat(cold.facts().estimates().gpu().seconds()).isEqualTo(140);
		assertThat(cold.facts().estimates().cpu().seconds()).isBetween(4.4, 4.5);
		assertThat(cold.route()).isEqualTo(BULK);
		// 500 documents, GPU awake: the threshold pays 0.00071 for what costs 0.00011.
		assertThat(warm.facts().estimates().cpu().costUsd()).isBetween(0.00070, 0.00071);
		assertThat(warm.facts().estimates().gpu().costUsd()).isBetween(0.00011, 0.00012);
		assertThat(warm.route()).isEqualTo(GPU);
	}

	@Test
	void severalModelsWithOneReadingCrossWhereOneDoes() {
		assertThat(from(List.of("sentiment", "intent", "banking"), ASLEEP)).isEqualTo(32_882);
	}

	@Test
	void modelsThatAddUpCrossEarlier() {
		RoutingPolicy policy = new RoutingPolicy(PARAMETERS.withProfiles(new Profiles(Hardware.assumed(),
				Map.of("a", ModelProfile.encoder(), "b", new ModelProfile("other", 85, 1_000, 50.6)))));

		assertThat(policy.gpuFrom(batch(1, "a", "b"), ASLEEP)).isEqualTo(16_441);
	}

	@Test
	void answerAtOnceIsTheCpuForOnlyItIsFastEnough() {
		RoutingDecision decision = route(standard(50, PipelineWish.AUTO, false), READY);

		assertThat(decision.rule()).isEqualTo(Rule.DEADLINE);
		assertThat(decision.route()).isEqualTo(AT_ONCE);
		assertThat(decision.reason()).isEqualTo("Only the CPU is expected to be done within 2 seconds.");
	}

	@Test
	void moreThanOneCallHoldsIsJudgedAsABatch() {
		RoutingDecision decision = route(standard(201, PipelineWish.AUTO, false), READY);

		assertThat(decision.route()).isEqualTo(GPU);
		assertThat(decision.facts().atOnce()).isFalse();
		assertThat(route(request(AccountType.STANDARD, 5, (4L << 20) + 1, PipelineWish.AUTO, false), ASLEEP).route())
			.isEqualTo(BULK);
	}

	@Test
	void backlogThatMakesTheGpuLateLeavesTheWorkToTheCpu() {
		GpuObservation busy = new GpuObservation(GpuState.READY, 1, 4_000_000);

		RoutingDecision decision = route(standard(100_000, PipelineWish.AUTO, true), busy);

		assertThat(decision.rule()).isEqualTo(Rule.DEADLINE);
		assertThat(decision.route()).isEqualTo(BULK);
		assertThat(decision.facts().waitingSeconds()).isEqualTo(4_000);
		assertThat(decision.facts().estimates().gpu().seconds()).isEqualTo(4_103);
		assertThat(route(standard(100_000, PipelineWish.AUTO, true).withWindow(CompletionWindow.DAY), busy).route())
			.isEqualTo(new Route.Gpu(CompletionWindow.DAY));
	}

	@Test
	void dearerPipelineTakesWhatOnlyItFinishesInTime() {
		RoutingPolicy dear = new RoutingPolicy(PARAMETERS.withProfiles(new Profiles(
				new Hardware(1, 6, Hardware.assumed().gpuStart(), Hardware.assumed().gpuTail(),
						Hardware.assumed().gpuRoundTrip()),
				Map.of("sentiment", new ModelProfile("encoder", 85, 100, 50.6)))));

		RoutingDecision decision = dear.route(standard(340_000, PipelineWish.AUTO, true), READY);

		assertThat(decision.facts().estimates().gpu().costUsd())
			.isGreaterThan(decision.facts().estimates().cpu().costUsd());
		assertThat(decision.rule()).isEqualTo(Rule.DEADLINE);
		assertThat(decision.route()).isEqualTo(GPU);
	}

	@Test
	void whatIsLateEitherWayGoesWhereItIsDoneFirst() {
		RoutingDecision decision = route(standard(1_000_000, PipelineWish.AUTO, true).withWindow(CompletionWindow.ASAP),
				ASLEEP);

		assertThat(decision.rule()).isEqualTo(Rule.FIRST_TO_FINISH);
		assertThat(decision.reason())
			.isEqualTo("Neither pipeline is expected to be done within 10 minutes; the GPU is done first.");
		assertThat(decision.facts().estimates().gpu().seconds())
			.isLessThan(decision.facts().estimates().cpu().seconds());
	}

	private static long from(List<String> models, GpuObservation gpu) {
		return new RoutingPolicy(PARAMETERS).gpuFrom(batch(1, models.toArray(String[]::new)), gpu);
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
