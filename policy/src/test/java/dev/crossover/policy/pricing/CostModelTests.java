package dev.crossover.policy.pricing;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests of {@link CostModel} against figures worked out by hand from list prices. */
class CostModelTests {

	private static final long MILLION = 1_000_000;

	private final CostModel costs = new CostModel(PriceList.usEast1(), ThroughputProfile.assumed());

	@Test
	void cpuCostsTheSecondsItIsBusy() {
		// 1,000,000 / 85 a second * 6 GB * 0.00002 USD
		assertThat(this.costs.cpu(MILLION).costUsd()).isCloseTo(1.41, within(0.005));
		assertThat(this.costs.cpu(MILLION).seconds()).isCloseTo(MILLION / 85.0 / 8, within(0.001));
	}

	@Test
	void singlePipelineRunsTheSlowerModel() {
		// 1,000,000 / 50.6 a second * 6 GB * 0.00002 USD
		assertThat(this.costs.singlePipeline(MILLION).costUsd()).isCloseTo(2.37, within(0.005));
		assertThat(this.costs.singlePipeline(MILLION).seconds()).isCloseTo(MILLION / 50.6 / 8, within(0.001));
	}

	@Test
	void gpuWhenReadyCostsTheSecondsItIsBusy() {
		// 1,000,000 / 1,000 a second / 3,600 * 0.7364 USD; 3 s beside computing
		assertThat(this.costs.gpu(MILLION, GpuState.READY).costUsd()).isCloseTo(0.205, within(0.0005));
		assertThat(this.costs.gpu(MILLION, GpuState.READY).seconds()).isEqualTo(1_003);
	}

	@Test
	void gpuWhenAsleepPaysForStartAndTailAndWaitsForTheStart() {
		// (134 s + 1,000 s + 60 s) / 3,600 * 0.7364 USD
		assertThat(this.costs.gpu(MILLION, GpuState.ASLEEP).costUsd()).isCloseTo(0.2442, within(0.0001));
		assertThat(this.costs.gpu(MILLION, GpuState.ASLEEP).seconds()).isEqualTo(1_137);
	}

	@Test
	void gpuWhenStartingWaitsForAStartThatIsPaidFor() {
		assertThat(this.costs.gpu(MILLION, GpuState.STARTING).costUsd())
			.isEqualTo(this.costs.gpu(MILLION, GpuState.READY).costUsd());
		assertThat(this.costs.gpu(MILLION, GpuState.STARTING).seconds()).isEqualTo(1_137);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			50.6, 1000, 134, 60,   18318
			50.6, 3000, 134, 60,   17234
			85,   1000, 134, 60,   32882
			85,   3000, 134, 60,   29544
			50.6, 1000, 381, 900, 120927
			85,   1000, 381, 900, 217068
			""")
	void crossoverWhenColdIsWhereTheStartHasPaidOff(double cpu, double gpu, int start, int tail, long documents) {
		assertThat(costs(cpu, gpu, start, tail).crossover(GpuState.ASLEEP)).isEqualTo(documents);
	}

	@ParameterizedTest
	@CsvSource({ "50.6, 1000, 5", "50.6, 3000, 5", "85, 1000, 9", "85, 3000, 9" })
	void crossoverWhenWarmIsAHandfulOfDocuments(double cpu, double gpu, long documents) {
		assertThat(costs(cpu, gpu, 134, 60).crossover(GpuState.READY)).isEqualTo(documents);
		assertThat(costs(cpu, gpu, 134, 60).crossover(GpuState.STARTING)).isEqualTo(documents);
	}

	@Test
	void gpuWhenMuchWaitsFinishesLaterAndCostsTheSame() {
		GpuObservation busy = new GpuObservation(GpuState.READY, 2, 600_000);

		// 600,000 / (2 * 1,000 a second) + 3 s + 1,000,000 / (2 * 1,000 a second)
		assertThat(this.costs.gpu(busy).of(MILLION).seconds()).isCloseTo(803, within(0.001));
		assertThat(this.costs.gpu(busy).of(MILLION).costUsd())
			.isEqualTo(this.costs.gpu(MILLION, GpuState.READY).costUsd());
	}

	@Test
	void gpuWhenSomethingWaitsForItAlreadyIsWokenAtTheOthersExpense() {
		GpuObservation asked = new GpuObservation(GpuState.ASLEEP, 0, 1);

		assertThat(this.costs.gpu(asked).of(MILLION).costUsd())
			.isEqualTo(this.costs.gpu(MILLION, GpuState.STARTING).costUsd());
	}

	@ParameterizedTest
	@EnumSource
	void crossoverWhenTheGpuIsSlowerPerDollarIsNever(GpuState state) {
		assertThat(costs(85, 100, 134, 60).crossover(state)).isEqualTo(Long.MAX_VALUE);
	}

	@ParameterizedTest
	@EnumSource
	void crossoverIsTheSmallestBatchThatIsNoDearerOnTheGpu(GpuState state) {
		long crossover = this.costs.crossover(state);

		assertThat(this.costs.gpu(crossover, state).costUsd()).isLessThanOrEqualTo(this.costs.cpu(crossover).costUsd());
		if (crossover > 1) {
			assertThat(this.costs.gpu(crossover - 1, state).costUsd())
				.isGreaterThan(this.costs.cpu(crossover - 1).costUsd());
		}
	}

	private static CostModel costs(double cpu, double gpu, int start, int tail) {
		return new CostModel(PriceList.usEast1(), new ThroughputProfile(cpu, gpu, 50.6,
				new Hardware(8, 6, Duration.ofSeconds(start), Duration.ofSeconds(tail), Duration.ofSeconds(3))));
	}

}
