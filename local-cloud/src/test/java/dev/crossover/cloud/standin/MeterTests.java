package dev.crossover.cloud.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.delivery.Objects;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.metering.Meter;
import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.sagemaker.SageMaker;
import dev.crossover.cloud.sagemaker.SageMakerOptions;
import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import dev.crossover.cloud.sagemaker.container.ContainerImages;
import dev.crossover.cloud.sagemaker.definition.Platform;
import dev.crossover.cloud.sns.Topics;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.time.CloudClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AsyncInferenceConfig;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a bill is made of: every instance from start to end, every serverless execution.
 */
class MeterTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration COLD = Duration.ofSeconds(20);

	/** The container's, on the wall. */
	private static final Duration COMPUTING = Duration.ofMillis(1500);

	private static final int SCALE = 20;

	private static final Duration START = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	private final Recorder recorder = new Recorder();

	private CloudClock clock;

	private Storage storage;

	private Endpoints endpoints;

	private Gateway gateway;

	private SageMakerClient sageMaker;

	@BeforeEach
	void start() throws IOException {
		this.storage = Storage.in(this.folder);
		this.clock = CloudClock.resume(InstantSource.system(), SCALE, this.storage);
		Queues queues = new Queues(Engines.shared().sqs(), this.clock, (queue) -> Optional.of(Duration.ZERO));
		Topics topics = new Topics(this.clock, queues, this.storage);
		Platform platform = new Platform(this.clock, this.storage, new Objects(Engines.shared().s3()), topics,
				new Metrics(this.clock), new Buses(queues, topics, new Retries(this.clock, queues), this.storage),
				this.recorder);
		Conduct conduct = new Conduct(Timings.ofInstances(START).withColdStart(COLD, Timings.KEPT_WARM),
				Behaviours.usual());
		this.endpoints = new Endpoints(new SageMakerOptions(ContainerImages.always(TestContainerJar.in(this.folder)),
				conduct, false, this.folder.resolve("logs")), platform);
		this.endpoints.start();
		this.gateway = new Gateway(List.of(new SageMaker(this.endpoints, this.clock)));
		this.sageMaker = Engines.at(SageMakerClient.builder(), this.gateway.address()).build();
	}

	@AfterEach
	void stop() {
		this.sageMaker.close();
		this.gateway.close();
		this.endpoints.close();
		this.clock.close();
		this.storage.close();
	}

	@Test
	void instancesAreMeteredFromTheirStartToTheirEnd() {
		create(ProductionVariant.builder().instanceType("ml.g4dn.xlarge").initialInstanceCount(1).build(), true);
		assertThat(this.endpoints.fleets().killInstance("metered")).isTrue();
		await().atMost(PATIENCE).until(() -> this.recorder.serving.size() == 2);
		scale(0);

		assertThat(this.recorder.started).hasSize(2);
		assertThat(this.recorder.stopped).containsOnlyKeys(this.recorder.started.keySet());
		this.recorder.started.forEach((instance, at) -> {
			assertThat(instance.endpoint()).isEqualTo("metered");
			assertThat(instance.instanceType()).isEqualTo("ml.g4dn.xlarge");
			assertThat(this.recorder.serving.get(instance)).isAfterOrEqualTo(at.plus(START));
			assertThat(this.recorder.stopped.get(instance)).isAfterOrEqualTo(this.recorder.serving.get(instance));
		});
	}

	@Test
	void executionsAreMeteredByTheirTimeAndProvisionedConcurrencyByItsOwn() {
		create(ProductionVariant.builder()
			.serverlessConfig((config) -> config.memorySizeInMB(2048).maxConcurrency(2).provisionedConcurrency(1))
			.build(), false);
		try (SageMakerRuntimeClient runtime = Engines.at(SageMakerRuntimeClient.builder(), this.gateway.address())
			.build()) {
			Stream.of("one", "three")
				.map((text) -> CompletableFuture
					.runAsync(() -> runtime.invokeEndpoint((request) -> request.endpointName("metered")
						.customAttributes("wait=1500")
						.body(SdkBytes.fromUtf8String(text))), Thread::startVirtualThread))
				.toList()
				.forEach(CompletableFuture::join);
		}
		this.sageMaker.deleteEndpoint((endpoint) -> endpoint.endpointName("metered"));

		assertThat(this.recorder.invocations).hasSize(2)
			.allSatisfy((invocation) -> assertThat(invocation.memoryMb()).isEqualTo(2048))
			.allSatisfy((invocation) -> assertThat(invocation.duration()).isGreaterThanOrEqualTo(COMPUTING))
			.extracting(Meter.ServerlessInvocation::provisioned)
			.containsExactlyInAnyOrder(true, false);
		assertThat(this.recorder.invocations).filteredOn((invocation) -> !invocation.provisioned())
			.allSatisfy((cold) -> assertThat(cold.duration()).isGreaterThanOrEqualTo(COLD.plus(COMPUTING)));
		assertThat(this.recorder.invocations).filteredOn(Meter.ServerlessInvocation::provisioned)
			.allSatisfy((warm) -> assertThat(warm.duration()).as("computing is no faster at a time scale")
				.isLessThan(COMPUTING.multipliedBy(SCALE)));
		assertThat(this.recorder.invocations).extracting(Meter.ServerlessInvocation::bytesIn)
			.containsExactlyInAnyOrder(3L, 5L);
		assertThat(this.recorder.invocations).extracting(Meter.ServerlessInvocation::bytesOut)
			.containsExactlyInAnyOrder(3L, 5L);
		assertThat(this.recorder.provisioned).containsExactly(1, 0);
	}

	private void create(ProductionVariant variant, boolean async) {
		this.sageMaker.createModel((model) -> model.modelName("model")
			.executionRoleArn("arn:aws:iam::000000000000:role/model")
			.primaryContainer((container) -> container.image("model")));
		this.sageMaker.createEndpointConfig((config) -> config.endpointConfigName("config")
			.productionVariants(variant.toBuilder().variantName("AllTraffic").modelName("model").build())
			.asyncInferenceConfig(async ? AsyncInferenceConfig.builder()
				.outputConfig((output) -> output.s3OutputPath("s3://nowhere/output"))
				.build() : null));
		this.sageMaker.createEndpoint((endpoint) -> endpoint.endpointName("metered").endpointConfigName("config"));
		await().atMost(PATIENCE)
			.until(() -> this.sageMaker.describeEndpoint((endpoint) -> endpoint.endpointName("metered"))
				.endpointStatus() == EndpointStatus.IN_SERVICE);
	}

	private void scale(int count) {
		DesiredWeightAndCapacity wish = DesiredWeightAndCapacity.builder()
			.variantName("AllTraffic")
			.desiredInstanceCount(count)
			.build();
		this.sageMaker.updateEndpointWeightsAndCapacities(
				(request) -> request.endpointName("metered").desiredWeightsAndCapacities(wish));
	}

	/** A meter that keeps what it hears. */
	private static final class Recorder implements Meter {

		private final Map<Instance, Instant> started = new ConcurrentHashMap<>();

		private final Map<Instance, Instant> serving = new ConcurrentHashMap<>();

		private final Map<Instance, Instant> stopped = new ConcurrentHashMap<>();

		private final List<ServerlessInvocation> invocations = new CopyOnWriteArrayList<>();

		private final List<Integer> provisioned = new CopyOnWriteArrayList<>();

		@Override
		public void instanceStarted(Instance instance, Instant at) {
			this.started.put(instance, at);
		}

		@Override
		public void instanceServing(Instance instance, Instant at) {
			this.serving.put(instance, at);
		}

		@Override
		public void instanceStopped(Instance instance, Instant at) {
			this.stopped.put(instance, at);
		}

		@Override
		public void serverlessInvocation(ServerlessInvocation invocation) {
			this.invocations.add(invocation);
		}

		@Override
		public void provisionedConcurrency(String endpoint, int memoryMb, int count, Instant at) {
			this.provisioned.add(count);
		}

	}

}
