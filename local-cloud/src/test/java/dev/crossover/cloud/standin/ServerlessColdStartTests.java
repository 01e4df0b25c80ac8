package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What a serverless endpoint takes its time for, and what of it is measured. */
class ServerlessColdStartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final double SIX_SECONDS_FOR_A_MINUTE = 10;

	private static final Duration COLD = Duration.ofSeconds(10);

	@TempDir
	private Path folder;

	private Cloud cloud;

	private ServerlessStack stack;

	@BeforeEach
	void start() {
		start(SIX_SECONDS_FOR_A_MINUTE, conduct(Behaviours.usual()));
	}

	@AfterEach
	void stop() {
		this.stack.close();
		this.cloud.close();
	}

	@Test
	void everyConcurrentRequestHasAColdStartAndTheNextOneHasNone() {
		this.stack.create(5, 0);
		awaitService();
		Instant now = Instant.now();

		assertThat(this.stack.invokeAtOnce(3, "wait=300")).hasOnlyElementsOfType(InvokeEndpointResponse.class);
		assertThat(this.stack.measured("ModelSetupTime", now)).satisfies((setup) -> {
			assertThat(setup.sampleCount()).isEqualTo(3);
			assertThat(setup.unit()).isEqualTo(StandardUnit.MICROSECONDS);
		});
		assertThat(this.stack.measured("OverheadLatency", now).maximum()).isGreaterThanOrEqualTo(COLD.toNanos() / 1e3);

		this.stack.invoke("hello", "", "text/plain");
		assertThat(this.stack.measured("ModelSetupTime", now).sampleCount()).isEqualTo(3);
		assertThat(this.stack.measured("Invocations", now).sum()).isEqualTo(4);
		assertThat(this.stack.measured("Invocation4XXErrors", now)).satisfies((errors) -> {
			assertThat(errors.sum()).isZero();
			assertThat(errors.sampleCount()).isEqualTo(4);
		});
		assertThat(this.stack.measured("ServerlessConcurrentExecutionsUtilization", now).maximum()).isEqualTo(0.6);
	}

	@Test
	void idleEnvironmentIsColdAgain() {
		Conduct soon = new Conduct(Timings.ofInstances(Duration.ZERO).withColdStart(COLD, Duration.ofSeconds(1)),
				Behaviours.usual());
		restart(SIX_SECONDS_FOR_A_MINUTE, soon);
		this.stack.create(1, 0);
		awaitService();
		Instant now = Instant.now();

		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
			this.stack.invoke("hello", "", "text/plain");
			return this.stack.measured("ModelSetupTime", now).sampleCount() == 3;
		});
	}

	@Test
	void provisionedConcurrencyIsWarmAndTheRestSpillsOver() {
		this.stack.create(3, 2);
		awaitService();
		Instant now = Instant.now();

		this.stack.invoke("hello", "", "text/plain");
		assertThat(this.stack.measured("ModelSetupTime", now).sampleCount()).isZero();
		assertThat(this.stack.invokeAtOnce(3, "wait=1500")).hasOnlyElementsOfType(InvokeEndpointResponse.class);

		assertThat(this.stack.measured("ModelSetupTime", now).sampleCount()).isEqualTo(1);
		assertThat(this.stack.measured("ServerlessProvisionedConcurrencyInvocations", now).sum()).isEqualTo(3);
		assertThat(this.stack.measured("ServerlessProvisionedConcurrencySpilloverInvocations", now).sum()).isEqualTo(1);
		assertThat(this.stack.measured("ServerlessProvisionedConcurrencyUtilization", now).maximum()).isEqualTo(1);
		assertThat(this.stack.measured("ServerlessProvisionedConcurrencyExecutions", now).maximum()).isEqualTo(2);
	}

	@Test
	void endpointThatIsBeingCreatedIsNotReady() {
		this.stack.create(1, 0);

		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.CREATING);
		assertThatExceptionOfType(ModelNotReadyException.class)
			.isThrownBy(() -> this.stack.invoke("hello", "", "text/plain"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(429));
		awaitService();
		assertThat(this.stack.invoke("hello", "", "text/plain").body().asUtf8String()).isEqualTo("HELLO");
	}

	@Test
	void concurrencyChangesWithinAnUpdateThatRefusesAnother() {
		this.stack.create(2, 1);
		awaitService();

		this.stack.update(5, 3);
		ProductionVariantSummary updating = this.stack.describe().productionVariants().getFirst();
		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
		assertThat(updating.currentServerlessConfig().provisionedConcurrency()).isEqualTo(1);
		assertThat(updating.desiredServerlessConfig().provisionedConcurrency()).isEqualTo(3);
		assertThatExceptionOfType(SageMakerException.class).isThrownBy(() -> this.stack.update(5, 4))
			.withMessageContaining("Cannot update in-progress endpoint");
		assertThat(this.stack.invoke("hello", "", "text/plain").body().asUtf8String()).isEqualTo("HELLO");

		awaitService();
		assertThat(this.stack.describe().productionVariants().getFirst().currentServerlessConfig())
			.satisfies((config) -> {
				assertThat(config.provisionedConcurrency()).isEqualTo(3);
				assertThat(config.maxConcurrency()).isEqualTo(5);
			});
		assertThatExceptionOfType(SageMakerException.class).isThrownBy(() -> this.stack.update(3, 4));
	}

	@Test
	void throttleCanBeAnHonest429() {
		restart(SIX_SECONDS_FOR_A_MINUTE, conduct(Behaviours.of(Map.of("serverless-throttle", "429"))));
		this.stack.create(1, 0);
		awaitService();

		List<Object> outcomes = this.stack.invokeAtOnce(3, "wait=1000");

		assertThat(outcomes).filteredOn(SageMakerRuntimeException.class::isInstance)
			.hasSize(2)
			.allSatisfy((outcome) -> {
				SageMakerRuntimeException throttled = (SageMakerRuntimeException) outcome;
				assertThat(throttled.statusCode()).isEqualTo(429);
				assertThat(throttled.isThrottlingException()).isTrue();
				assertThat(throttled.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
			});
	}

	@Test
	void modelHasSixtySecondsOfTheCloud() {
		restart(60, conduct(Behaviours.usual()));
		this.stack.create(1, 0);
		awaitService();
		this.stack.invoke("hello", "", "text/plain");

		assertThatExceptionOfType(ModelErrorException.class)
			.isThrownBy(() -> this.stack.invoke("hello", "wait=3000", "text/plain"))
			.withMessageContaining("timed out");
		assertThat(this.stack.measured("Invocation5XXErrors", Instant.now()).sum()).isEqualTo(1);
	}

	@Test
	void behaviourThatDoesNotExistIsNamed() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Behaviours.of(Map.of("serverless-throttle", "503")))
			.withMessageContaining("400 or 429");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Behaviours.of(Map.of("nonsense", "")))
			.withMessageContaining("async-expiry");
		assertThat(Behaviours.of(Map.of("serverless-throttle", "400"))).isEqualTo(new Behaviours(Set.of()));
	}

	private static Conduct conduct(Behaviours behaviours) {
		return new Conduct(Timings.ofInstances(Duration.ZERO).withColdStart(COLD, Timings.KEPT_WARM), behaviours);
	}

	private void restart(double timeScale, Conduct conduct) {
		stop();
		start(timeScale, conduct);
	}

	private void start(double timeScale, Conduct conduct) {
		this.cloud = Cloud.open(this.folder, timeScale, conduct);
		this.cloud.start();
		this.stack = new ServerlessStack(this.cloud);
	}

	private void awaitService() {
		await().atMost(PATIENCE).until(() -> this.stack.describe().endpointStatus() == EndpointStatus.IN_SERVICE);
	}

}
