package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A serverless endpoint that was made by calls: what it passes on, and what it refuses.
 */
class ServerlessEndpointTests {

	@TempDir
	private Path folder;

	private Cloud cloud;

	private ServerlessStack stack;

	@BeforeEach
	void start() {
		this.cloud = Cloud.start(this.folder, 1, Duration.ZERO);
		this.stack = new ServerlessStack(this.cloud);
		this.stack.create(2, 1);
	}

	@AfterEach
	void stop() {
		this.stack.close();
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
		List<Object> outcomes = this.stack.invokeAtOnce(6, "wait=1500");

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
			.isThrownBy(() -> this.stack.runtime()
				.invokeEndpointAsync((request) -> request.endpointName("cpu").inputLocation("s3://bucket/key")))
			.withMessageContaining("not asynchronous");
	}

	@Test
	void answerOverFourMegabytesIsAnError() {
		assertThatExceptionOfType(ModelErrorException.class).isThrownBy(() -> invoke("hello", "big", "text/plain"))
			.withMessageContaining("4 MB");
	}

	@Test
	void endpointThatDoesNotExistIsARuntimesValidationError() {
		assertThatExceptionOfType(ValidationErrorException.class)
			.isThrownBy(() -> this.stack.runtime()
				.invokeEndpoint((request) -> request.endpointName("nobody").body(SdkBytes.fromUtf8String("x"))))
			.withMessageContaining("not found");
	}

	private InvokeEndpointResponse invoke(String text, String customAttributes, String accept) {
		return this.stack.invoke(text, customAttributes, accept);
	}

}
