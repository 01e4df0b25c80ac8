package dev.crossover.cloud.metering;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.time.CloudClock;
import dev.crossover.cloud.time.TimeRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What the ledger makes of the moments it hears of, at a minute a second. */
class UsageLedgerTests {

	private static final Instant ORIGIN = Instant.parse("2026-11-24T10:00:00Z");

	private static final Meter.Instance GPU = new Meter.Instance("i-1", "gpu", "ml.g4dn.xlarge");

	@TempDir
	private Path folder;

	private Instant wall = ORIGIN;

	private Storage storage;

	private CloudClock clock;

	private UsageLedger ledger;

	@BeforeEach
	void start() {
		this.storage = Storage.in(this.folder);
		this.clock = new CloudClock(() -> this.wall, new TimeRule(ORIGIN, 60));
		this.ledger = new UsageLedger(this.clock, this.storage);
	}

	@AfterEach
	void stop() {
		this.clock.close();
		this.storage.close();
	}

	@Test
	void instanceIsChargedFromItsStartToItsEndHoweverOftenOneLooks() {
		at(0, this.ledger::instanceStarted);
		at(180, this.ledger::instanceServing);
		this.wall = ORIGIN.plusSeconds(10);
		assertThat(quantity("sagemaker.instance.ml.g4dn.xlarge", "serving")).isEqualByComparingTo("420");
		at(541.5, this.ledger::instanceStopped);
		at(600, this.ledger::instanceServing);
		this.wall = ORIGIN.plusSeconds(3600);

		assertThat(quantity("sagemaker.instance.ml.g4dn.xlarge", "starting")).isEqualByComparingTo("180");
		assertThat(quantity("sagemaker.instance.ml.g4dn.xlarge", "serving")).isEqualByComparingTo("361.5");
	}

	@Test
	void executionIsChargedByStartedMillisecondsAndMemory() {
		this.ledger.serverlessInvocation(
				new Meter.ServerlessInvocation("cpu", 3072, Duration.ofNanos(1_000_001), false, 10, 20, ORIGIN));
		this.ledger.serverlessInvocation(
				new Meter.ServerlessInvocation("cpu", 6144, Duration.ofMillis(250), true, 1, 2, ORIGIN));

		assertThat(quantity("sagemaker.serverless", "")).isEqualByComparingTo("0.006");
		assertThat(quantity("sagemaker.provisioned-busy", "")).isEqualByComparingTo("1.5");
		assertThat(quantity("sagemaker.data", "")).isEqualByComparingTo("33");
	}

	@Test
	void provisionedConcurrencyIsChargedByTheTimeItIsThere() {
		this.ledger.provisionedConcurrency("cpu", 2048, 3, ORIGIN);
		this.ledger.provisionedConcurrency("cpu", 2048, 1, ORIGIN.plusSeconds(10));
		this.ledger.provisionedConcurrency("cpu", 2048, 0, ORIGIN.plusSeconds(15));
		this.wall = ORIGIN.plusSeconds(3600);

		assertThat(quantity("sagemaker.provisioned", "")).isEqualByComparingTo("70");
	}

	@Test
	void sumsGoOnAfterARestartAndWhatRanWhenItEndedDoesNot() {
		this.ledger.add("sqs.requests", 5);
		at(0, this.ledger::instanceStarted);
		this.wall = ORIGIN.plusSeconds(1);
		this.ledger.close();
		this.wall = ORIGIN.plusSeconds(100);
		this.ledger = new UsageLedger(this.clock, this.storage);
		this.ledger.add("sqs.requests", 2);

		assertThat(this.ledger.usage().from()).isEqualTo(ORIGIN);
		assertThat(quantity("sqs.requests", "")).isEqualByComparingTo("7");
		assertThat(quantity("sagemaker.instance.ml.g4dn.xlarge", "starting")).isEqualByComparingTo("60");
	}

	private static void at(double seconds, BiConsumer<Meter.Instance, Instant> moment) {
		moment.accept(GPU, ORIGIN.plusMillis(Math.round(seconds * 1000)));
	}

	private BigDecimal quantity(String price, String phase) {
		return this.ledger.usage()
			.entries()
			.stream()
			.filter((entry) -> entry.item().price().equals(price) && entry.item().phase().equals(phase))
			.map(Usage.Entry::quantity)
			.findFirst()
			.orElse(BigDecimal.ZERO);
	}

}
