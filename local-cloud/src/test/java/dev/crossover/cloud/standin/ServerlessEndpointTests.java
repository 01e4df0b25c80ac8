package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A serverless endpoint that was made by calls: what it passes on, and what it refuses.
 */
class ServerlessEndpointTests {

	@TempDir
	private Path folder;

	private Cloud cloud;

	private SageMakerRuntimeClient runtime;

	@BeforeEach
	void start() {
		this.cloud = Cloud.start(this.folder, 1, Duration.ZERO);
		this.runtime = this.cloud.client(SageMakerRuntimeClient.builder()
			.overrideConfiguration((client) -> client.retryStrategy(DefaultRetryStrategy.doNotRetry())));
		ProductionVariant variant = ProductionVariant.builder()
			.variantName("AllTraffic")
			.modelName("model")
			.serverlessConfig((config) -> config.memorySizeInMB(6144).maxConcurrency(2).provisionedConcurrency(1))
			.build();
		try (SageMakerClient sageMaker = this.cloud.client(SageMakerClient.builder())) {
			sageMaker.createModel((model) -> model.modelName("model")
				.executionRoleArn("arn:aws:iam::000000000000:role/model")
				.primaryContainer((container) -> container.image("model")));
			sageMaker.createEndpointConfig((config) -> config.endpointConfigName("config").productionVariants(variant));
			sageMaker.createEndpoint((endpoint) -> endpoint.endpointName("cpu").endpointConfigName("config"));
		}
	}

	@AfterEach
	void stop() {
		this.runtime.close();
		this.cloud.close();
	}

	@Test
	void passesOnWhatTheCallerSaysAndTheModelAnswers() {
		InvokeEndpointResponse answer = invoke("hello", "models=a", "text/shout");

		assertThat(answer.body().asUtf8String()).isEqualTo("HELLO");
		assertThat(answer.contentType()).isEqualTo("text/shout");
		assertThat(answer.customAttributes()).isEqualTo("seen models=a");
		assertThat(answer.invokedProductionVariant()).isEqualTo("AllTraffic");
	}

	@Test
	void modelErrorCarriesTheOriginalStatusAndMessage() {
		assertThatExceptionOfType(ModelErrorException.class).isThrownBy(() -> invoke("hello", "fail=418", "text/plain"))
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(424);
				assertThat(ex.originalStatusCode()).isEqualTo(418);
				assertThat(ex.originalMessage()).isEqualTo("HELLO");
			});
	}

	@Test
	void overMaxConcurrencyIsThrottledWithoutAMessage() {
		List<CompletableFuture<Object>> calls = IntStream.range(0, 6)
			.mapToObj((i) -> CompletableFuture.<Object>supplyAsync(() -> outcome("wait=1500"),
					Thread::startVirtualThread))
			.toList();
		List<Object> outcomes = calls.stream().map(CompletableFuture::join).toList();

		assertThat(outcomes).filteredOn(InvokeEndpointResponse.class::isInstance).hasSize(2);
		assertThat(outcomes).filteredOn(SageMakerRuntimeException.class::isInstance)
			.hasSize(4)
			.allSatisfy((outcome) -> {
				SageMakerRuntimeException throttled = (SageMakerRuntimeException) outcome;
				assertThat(throttled.statusCode()).isEqualTo(400);
				assertThat(throttled.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
				assertThat(throttled.awsErrorDetails().errorMessage()).isNull();
			});
	}

	@Test
	void overFourMegabytesIsRefused() {
		assertThatExceptionOfType(SageMakerRuntimeException.class)
			.isThrownBy(() -> invoke("x".repeat((4 << 20) + 1), "", "text/plain"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400))
			.withMessageContaining("4 MB");
	}

	@Test
	void asynchronousCallIsRefused() {
		assertThatExceptionOfType(SageMakerRuntimeException.class)
			.isThrownBy(() -> this.runtime
				.invokeEndpointAsync((request) -> request.endpointName("cpu").inputLocation("s3://bucket/key")))
			.withMessageContaining("not asynchronous");
	}

	private Object outcome(String customAttributes) {
		try {
			return invoke("hello", customAttributes, "text/plain");
		}
		catch (SageMakerRuntimeException ex) {
			return ex;
		}
	}

	private InvokeEndpointResponse invoke(String text, String customAttributes, String accept) {
		return this.runtime.invokeEndpoint((request) -> request.endpointName("cpu")
			.contentType("text/plain")
			.accept(accept)
			.customAttributes(customAttributes)
			.body(SdkBytes.fromUtf8String(text)));
	}

}
