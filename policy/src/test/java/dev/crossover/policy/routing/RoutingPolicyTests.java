package dev.crossover.policy.routing;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.ThroughputProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RoutingPolicy}: rule by rule, then over generated requests. */
class RoutingPolicyTests {

	private static final CostModel COSTS = new CostModel(PriceList.usEast1(), ThroughputProfile.assumed());

	private static final Route FAST = new Route.Cpu(Lane.FAST);

	private static final Route BULK = new Route.Cpu(Lane.BULK);

	private static final Route GPU = new Route.Gpu(CompletionWindow.HOUR);

	private final RoutingPolicy policy = new RoutingPolicy(new RoutingRules(1_000, 200, "test-1"), COSTS);

	@ParameterizedTest
	@CsvSource({ "DEMO, 101, 0", "DEMO, 1, 1048577", "TRIAL, 1001, 0", "TRIAL, 1, 8388609", "STANDARD, 1000001, 0",
			"STANDARD, 1, 1073741825", "ENTERPRISE, 10000001, 0", "ENTERPRISE, 1, 10737418241" })
	void routeWhenOverALimitIsRejected(AccountType type, long documents, long bytes) {
		RoutingDecision decision = route(type, documents, bytes, PipelineWish.GPU, true);

		assertThat(decision.rule()).isEqualTo(Rule.OVER_LIMIT);
		assertThat(decision.route()).isInstanceOfSatisfying(Route.Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("too_large"));
	}

	@Test
	void routeWhenAtTheLimitIsNotRejected() {
		for (AccountType type : AccountType.values()) {
			AccountLimits limits = Limits.of(type);

			assertThat(route(type, limits.documentsPerBatch(), limits.bytesPerBatch(), PipelineWish.AUTO, true).route())
				.isNotInstanceOf(Route.Rejected.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "DEMO, GPU, 100", "DEMO, AUTO, 1", "TRIAL, GPU, 1000", "TRIAL, CPU, 10" })
	void routeWhenDemoOrTrialIsTheCpuWhateverTheWish(AccountType type, PipelineWish wish, long documents) {
		RoutingDecision decision = route(type, documents, 0, wish, false);

		assertThat(decision.rule()).isEqualTo(Rule.ACCOUNT_TYPE);
		assertThat(decision.route()).isEqualTo((documents > 200) ? BULK : FAST);
	}

	@Test
	void routeWhenThereIsAWishFollowsIt() {
		assertThat(route(AccountType.STANDARD, 1, 0, PipelineWish.GPU, true).route()).isEqualTo(GPU);
		assertThat(route(AccountType.STANDARD, 5_000, 0, PipelineWish.CPU, true).route()).isEqualTo(BULK);
		assertThat(route(AccountType.ENTERPRISE, 1, 0, PipelineWish.CPU, false).route()).isEqualTo(FAST);
		assertThat(route(AccountType.STANDARD, 1, 0, PipelineWish.GPU, true).rule()).isEqualTo(Rule.PIPELINE_WISH);
	}

	@Test
	void routeWithoutAWishGoesByTheThreshold() {
		assertThat(route(AccountType.STANDARD, 999, 0, PipelineWish.AUTO, true).rule()).isEqualTo(Rule.SMALL_BATCH);
		assertThat(route(AccountType.STANDARD, 999, 0, PipelineWish.AUTO, true).route()).isEqualTo(BULK);
		assertThat(route(AccountType.STANDARD, 1_000, 0, PipelineWish.AUTO, true).rule()).isEqualTo(Rule.LARGE_BATCH);
		assertThat(route(AccountType.STANDARD, 1_000, 0, PipelineWish.AUTO, true).route()).isEqualTo(GPU);
	}

	@Test
	void laneIsFastOnlyForWhatIsAnsweredAtOnce() {
		assertThat(route(AccountType.STANDARD, 200, 0, PipelineWish.AUTO, false).route()).isEqualTo(FAST);
		assertThat(route(AccountType.STANDARD, 201, 0, PipelineWish.AUTO, false).route()).isEqualTo(BULK);
		assertThat(route(AccountType.STANDARD, 1, 0, PipelineWish.AUTO, true).route()).isEqualTo(BULK);
	}

	@Test
	void decisionCarriesWhatItWasMadeFrom() {
		RoutingRequest request = request(AccountType.STANDARD, 5_000, 7, PipelineWish.AUTO, true);

		RoutingDecision decision = this.policy.route(request, GpuState.ASLEEP);

		assertThat(decision.request()).isEqualTo(request);
		assertThat(decision.gpu()).isEqualTo(GpuState.ASLEEP);
		assertThat(decision.policyVersion()).isEqualTo("test-1");
		assertThat(decision.reason()).isEqualTo("From 1,000 documents on a batch goes to the GPU.");
		assertThat(decision.estimates()).isEqualTo(new RoutingDecision.Estimates(COSTS.cpu(5_000),
				COSTS.gpu(5_000, GpuState.ASLEEP), COSTS.singlePipeline(5_000)));
	}

	@Test
	void decisionIsTheSameInEveryLocale() {
		RoutingDecision decision = route(AccountType.STANDARD, 999, 0, PipelineWish.AUTO, true);
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertThat(route(AccountType.STANDARD, 999, 0, PipelineWish.AUTO, true)).isEqualTo(decision);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void everyRequestGetsOneDecisionAndAlwaysTheSame() {
		requests().forEach((request) -> {
			for (GpuState gpu : GpuState.values()) {
				RoutingDecision decision = this.policy.route(request, gpu);

				assertThat(decision.reason()).endsWith(".");
				assertThat(new RoutingPolicy(new RoutingRules(1_000, 200, "test-1"), COSTS).route(request, gpu))
					.isEqualTo(decision);
			}
		});
	}

	@Test
	void demoAndTrialNeverReachTheGpu() {
		assertThat(requests().filter((request) -> !request.accountType().mayUseGpu())
			.map((request) -> this.policy.route(request, GpuState.READY).route())).isNotEmpty()
			.noneMatch(Route.Gpu.class::isInstance);
	}

	@Test
	void nothingOverALimitIsRoutedAndNothingElseIsRejected() {
		assertThat(requests()).allSatisfy((request) -> {
			AccountLimits limits = request.limits();
			boolean over = request.documents() > limits.documentsPerBatch() || request.bytes() > limits.bytesPerBatch();

			assertThat(this.policy.route(request, GpuState.ASLEEP).route() instanceof Route.Rejected).isEqualTo(over);
		});
	}

	@Test
	void moreDocumentsNeverLeadBackToTheCpu() {
		Random random = new Random(2);
		requests().forEach((request) -> {
			RoutingRequest larger = new RoutingRequest(request.accountType(), request.limits(),
					request.documents() + random.nextLong(2_000), request.bytes(), request.wish(), request.window(),
					request.batch());

			assertThat(rank(this.policy.route(larger, GpuState.ASLEEP).route()))
				.isGreaterThanOrEqualTo(rank(this.policy.route(request, GpuState.ASLEEP).route()));
		});
	}

	private static int rank(Route route) {
		return switch (route) {
			case Route.Cpu cpu -> cpu.lane().ordinal();
			case Route.Gpu _ -> 2;
			case Route.Rejected _ -> 3;
		};
	}

	private static Stream<RoutingRequest> requests() {
		Random random = new Random(1);
		return Stream
			.generate(() -> request(pick(random, AccountType.values()), size(random, 24), size(random, 34),
					pick(random, PipelineWish.values()), random.nextBoolean()))
			.limit(5_000);
	}

	// Evenly over the orders of magnitude: every limit and threshold is met from both
	// sides.
	private static long size(Random random, int bits) {
		return random.nextLong(1L << random.nextInt(bits + 1));
	}

	private static <T> T pick(Random random, T[] values) {
		return values[random.nextInt(values.length)];
	}

	private RoutingDecision route(AccountType type, long documents, long bytes, PipelineWish wish, boolean batch) {
		return this.policy.route(request(type, documents, bytes, wish, batch), GpuState.ASLEEP);
	}

	private static RoutingRequest request(AccountType type, long documents, long bytes, PipelineWish wish,
			boolean batch) {
		return new RoutingRequest(type, Limits.of(type), documents, bytes, wish, CompletionWindow.HOUR, batch);
	}

}
