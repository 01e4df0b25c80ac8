package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Instances that take their time, do not come, or die; and who is told of it. */
class EndpointLifeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final double MINUTE_A_SECOND = 60;

	private static final Timings TIMINGS = Timings.ofInstances(Duration.ofSeconds(30))
		.withModelLoad(Duration.ofSeconds(30))
		.withScaleIn(Duration.ofSeconds(60));

	@TempDir
	private Path folder;

	private Cloud cloud;

	private AsyncStack stack;

	@BeforeEach
	void start() {
		start(Map.of());
	}

	@AfterEach
	void stop() {
		this.cloud.close();
	}

	@Test
	void capacityThatDoesNotComeIsAnUpdateWithoutEnd() {
		this.cloud.endpoints().fleets().withholdCapacity(this.stack.name(), Integer.MAX_VALUE);
		this.stack.invoke("waits", "hello", "");
		this.stack.scale(1);

		await().during(Duration.ofSeconds(3))
			.atMost(PATIENCE)
			.until(() -> this.stack.describe().endpointStatus() == EndpointStatus.UPDATING
					&& this.stack.serving() == 0);
		this.cloud.endpoints().fleets().restoreCapacity(this.stack.name());

		assertThat(this.stack.completions().next().path("inferenceId").asString("")).isEqualTo("waits");
	}

	@Test
	void capacityComesAfterSomeAttempts() {
		this.cloud.endpoints().fleets().withholdCapacity(this.stack.name(), 3);
		this.stack.scale(1);

		await().atMost(PATIENCE).until(() -> this.stack.serving() == 1);
		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
	}

	@Test
	void updateWithoutCapacityIsGivenUpWhenThatIsChosen() {
		stop();
		start(Map.of("no-capacity", "give-up"));
		this.stack.scale(1);
		awaitService();
		this.cloud.endpoints().fleets().withholdCapacity(this.stack.name(), Integer.MAX_VALUE);
		this.stack.scale(2);
		awaitService();

		assertThat(this.stack.describe()).satisfies((endpoint) -> {
			assertThat(endpoint.failureReason()).contains("InsufficientInstanceCapacity");
			assertThat(endpoint.productionVariants().getFirst().desiredInstanceCount()).isEqualTo(1);
			assertThat(endpoint.productionVariants().getFirst().currentInstanceCount()).isEqualTo(1);
		});
	}

	@Test
	void killedInstanceIsReplacedAndWhatItDidIsDoneAgain() {
		this.stack.scale(1);
		awaitService();
		this.stack.invoke("again", "hello", "wait=1500");
		assertThat(this.stack.completions().receive(Duration.ofSeconds(1))).isEmpty();

		assertThat(this.cloud.endpoints().fleets().killInstance(this.stack.name())).isTrue();
		assertThat(this.stack.serving()).isZero();
		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
		assertThat(this.stack.completions().next().path("inferenceId").asString("")).isEqualTo("again");
		assertThat(this.stack.serving()).isEqualTo(1);
	}

	@Test
	void scaleInIsAnUpdateThatRefusesAnother() {
		this.stack.scale(1);
		awaitService();
		this.stack.scale(0);

		assertThatExceptionOfType(SageMakerException.class).isThrownBy(() -> this.stack.scale(1))
			.withMessageContaining("Cannot update in-progress endpoint");
		awaitService();
		this.stack.scale(1);
		awaitService();
	}

	@Test
	void statesAreToldToTheDefaultBus() {
		Cloud.Queue told = this.cloud.queue("told-" + UUID.randomUUID());
		this.cloud.create("AWS::Events::Rule", "states", """
				{"EventPattern":{"source":["aws.sagemaker"],"detail-type":["SageMaker Endpoint State Change"],
				"detail":{"EndpointName":["%s"]}},"Targets":[{"Id":"1","Arn":"%s"}]}""".formatted(this.stack.name(),
				told.arn()));
		this.stack.scale(1);
		awaitService();
		try (SageMakerClient sageMaker = this.cloud.client(SageMakerClient.builder())) {
			sageMaker.deleteEndpoint((endpoint) -> endpoint.endpointName(this.stack.name()));
		}

		List<String> states = new ArrayList<>();
		await().atMost(PATIENCE).until(() -> {
			told.receive(Duration.ofSeconds(1)).forEach((message) -> states.add(state(message)));
			return states.size() == 3;
		});
		assertThat(states).containsExactlyInAnyOrder("UPDATING", "IN_SERVICE", "DELETING");
	}

	@Test
	void configurationInUseStays() {
		try (SageMakerClient sageMaker = this.cloud.client(SageMakerClient.builder())) {
			String config = this.stack.describe().endpointConfigName();

			assertThatExceptionOfType(SageMakerException.class)
				.isThrownBy(() -> sageMaker.deleteEndpointConfig((request) -> request.endpointConfigName(config)))
				.withMessageContaining("in use");
			assertThat(sageMaker.listEndpointConfigs((request) -> request.nameContains(this.stack.name()))
				.endpointConfigs()).singleElement()
				.satisfies((found) -> assertThat(found.endpointConfigName()).isEqualTo(config));
			assertThat(sageMaker.listModels((request) -> request.nameContains(this.stack.name())).models()).hasSize(1);
			assertThat(sageMaker.listEndpoints((request) -> request.nameContains(this.stack.name())).endpoints())
				.hasSize(1);
		}
	}

	private static String state(Message message) {
		return JsonMapper.shared().readTree(message.body()).at("/detail/EndpointStatus").asString("");
	}

	private void awaitService() {
		await().atMost(PATIENCE).until(() -> this.stack.describe().endpointStatus() == EndpointStatus.IN_SERVICE);
	}

	private void start(Map<String, String> behaviours) {
		this.cloud = Cloud.open(this.folder, MINUTE_A_SECOND, new Conduct(TIMINGS, Behaviours.of(behaviours)));
		this.stack = AsyncStack.create(this.cloud, "life");
		this.cloud.start();
	}

}
