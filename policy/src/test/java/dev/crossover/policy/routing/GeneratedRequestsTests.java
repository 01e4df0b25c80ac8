package dev.crossover.policy.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.ParameterFaults;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.parameters.Serverless;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.policy.parameters.Thresholds;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Hardware;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.Profiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of {@link RoutingPolicy} for any request under any parameters. */
class GeneratedRequestsTests {

	private static final int CASES = 20_000;

	private static final List<String> MODELS = List.of("a", "b", "c", "unprofiled");

	@Test
	void everyRequestGetsOneDecisionAndAlwaysTheSame() {
		assertThat(cases()).allSatisfy((given) -> {
			RoutingDecision decision = given.decide();

			assertThat(decision.reason()).endsWith(".").isPrintable();
			assertThat(decision.policyVersion()).endsWith("/v" + given.parameters().version());
			assertThat(given.decide()).isEqualTo(decision);
		});
	}

	@Test
	void everyRuleAppliesSomewhere() {
		assertThat(cases().map((given) -> given.decide().rule()).distinct()).containsExactlyInAnyOrder(Rule.values());
	}

	@Test
	void demoAndTrialNeverReachTheGpu() {
		assertThat(cases().filter((given) -> !given.request().caller().type().mayUseGpu())
			.map((given) -> given.decide().route())).isNotEmpty().noneMatch(Route.Gpu.class::isInstance);
	}

	@Test
	void nothingOverALimitIsRoutedAndOnlyWhatNothingCanServeIsRejectedBeside() {
		assertThat(cases()).allSatisfy((given) -> {
			RoutingRequest request = given.request();
			AccountLimits limits = request.caller().limits();
			boolean over = request.documents() > limits.documentsPerBatch() || request.bytes() > limits.bytesPerBatch();
			RoutingDecision decision = given.decide();

			assertThat(decision.rule() == Rule.OVER_LIMIT).isEqualTo(over);
			assertThat(decision.route() instanceof Route.Rejected)
				.isEqualTo(over || decision.rule() == Rule.NO_PIPELINE);
		});
	}

	@Test
	void nothingGoesToAPipelineThatIsSwitchedOff() {
		assertThat(cases()).allSatisfy((given) -> {
			switch (given.decide().route()) {
				case Route.Gpu _ -> assertThat(given.parameters().switches().gpuEnabled()).isTrue();
				case Route.Cpu cpu -> assertThat(
						cpu.lane() == Lane.BULK && !cpu.atOnce() && !given.parameters().switches().cpuBulkEnabled())
					.isFalse();
				case Route.Rejected _ -> {
				}
			}
		});
	}

	@Test
	void whatIsAnsweredAtOnceFitsOneCall() {
		assertThat(cases().filter((given) -> given.decide().route() instanceof Route.Cpu cpu && cpu.atOnce()))
			.isNotEmpty()
			.allSatisfy((given) -> {
				assertThat(given.request().batch()).isFalse();
				assertThat(given.request().documents())
					.isLessThanOrEqualTo(given.parameters().serverless().synchronousDocuments());
				assertThat(given.request().bytes()).isLessThanOrEqualTo(given.parameters().serverless().callBytes());
			});
	}

	@Test
	void moreDocumentsNeverLeadBack() {
		Random random = new Random(2);
		assertThat(cases()).allSatisfy((given) -> {
			long more = given.request().documents() + 1 + size(random, 24);

			assertThat(rank(given.with(more).decide().route())).isGreaterThanOrEqualTo(rank(given.decide().route()));
		});
	}

	@Test
	void inTimeOnTheGpuIsNoDearerThanInTimeOnTheCpu() {
		assertThat(cases().filter((given) -> given.decide().rule() == Rule.FROM_CROSSOVER)).isNotEmpty()
			.allSatisfy((given) -> {
				RoutingDecision decision = given.decide();

				assertThat(decision.facts().estimates().gpu().costUsd())
					.isLessThanOrEqualTo(decision.facts().estimates().cpu().costUsd() * (1 + 1e-9));
				assertThat(decision.facts().estimates().gpu().seconds())
					.isLessThanOrEqualTo(decision.facts().deadline().toMillis() / 1_000.0);
			});
	}

	@Test
	void theGpuIsNeverTakenWhereItIsBothDearerAndLater() {
		assertThat(cases().filter((given) -> given.decide().rule().layer() == Layer.CROSSOVER_POINT)
			.filter((given) -> given.decide().route() instanceof Route.Gpu)).isNotEmpty().allSatisfy((given) -> {
				RoutingDecision.Estimates estimates = given.decide().facts().estimates();

				assertThat(estimates.gpu().costUsd() <= estimates.cpu().costUsd() * (1 + 1e-9)
						|| estimates.gpu().seconds() <= estimates.cpu().seconds() * (1 + 1e-9))
					.isTrue();
			});
	}

	private static int rank(Route route) {
		return switch (route) {
			case Route.Cpu _ -> 0;
			case Route.Gpu _ -> 1;
			case Route.Rejected _ -> 2;
		};
	}

	private static Stream<Case> cases() {
		Random random = new Random(1);
		return Stream.generate(() -> new Case(parameters(random), request(random), gpu(random))).limit(CASES);
	}

	private static RoutingParameters parameters(Random random) {
		Map<String, ModelProfile> profiles = new HashMap<>();
		MODELS.stream()
			.filter((model) -> !model.equals("unprofiled"))
			.forEach((model) -> profiles.put(model, profile(random)));
		RoutingParameters parameters = new RoutingParameters(random.nextLong(1, 1_000),
				new PriceList("x", PriceList.usEast1().asOf(), random.nextDouble(5), random.nextDouble(0.0001),
						random.nextDouble(0.0001)),
				new Profiles(new Hardware(random.nextInt(1, 300), random.nextInt(1, 7), seconds(random, 10),
						seconds(random, 10), seconds(random, 4)), profiles),
				new Thresholds(1 + size(random, 20), Map.of("unprofiled", 1 + size(random, 14))),
				new Serverless(random.nextInt(1, 1_000), random.nextLong(1_024, 4 << 20), Duration.ofSeconds(60),
						1 + size(random, 16)),
				seconds(random, 12), new Switches(random.nextInt(5) > 0, random.nextInt(5) > 0));
		assertThat(ParameterFaults.of(parameters)).isEmpty();
		return parameters;
	}

	private static ModelProfile profile(Random random) {
		return new ModelProfile(random.nextBoolean() ? "x" : "y", speed(random, 3), speed(random, 4), speed(random, 3));
	}

	private static double speed(Random random, int digits) {
		return Math.pow(10, random.nextDouble(-2, digits));
	}

	private static RoutingRequest request(Random random) {
		List<String> models = new ArrayList<>(MODELS.subList(0, 3));
		if (random.nextInt(4) == 0) {
			models = new ArrayList<>(MODELS);
		}
		models.removeIf((_) -> random.nextBoolean());
		return new RoutingRequest(Callers.of(pick(random, AccountType.values())), List.copyOf(models), size(random, 24),
				size(random, 34), random.nextBoolean() ? PipelineWish.AUTO : pick(random, PipelineWish.values()),
				pick(random, CompletionWindow.values()), random.nextBoolean());
	}

	private static GpuObservation gpu(Random random) {
		GpuState state = pick(random, GpuState.values());
		return new GpuObservation(state, (state == GpuState.READY) ? random.nextInt(1, 4) : 0,
				random.nextBoolean() ? 0 : size(random, 24));
	}

	private static Duration seconds(Random random, int bits) {
		return Duration.ofSeconds(size(random, bits));
	}

	// Evenly over the orders of magnitude: every limit and threshold is met from both
	// sides.
	private static long size(Random random, int bits) {
		return random.nextLong(1L << random.nextInt(bits + 1));
	}

	private static <T> T pick(Random random, T[] values) {
		return values[random.nextInt(values.length)];
	}

	/**
	 * A case.
	 *
	 * @param parameters under which
	 * @param request what is asked
	 * @param gpu what is seen of the GPU
	 */
	private record Case(RoutingParameters parameters, RoutingRequest request, GpuObservation gpu) {

		RoutingDecision decide() {
			return new RoutingPolicy(this.parameters).route(this.request, this.gpu);
		}

		Case with(long documents) {
			return new Case(this.parameters, this.request.withDocuments(documents), this.gpu);
		}

	}

}
