package dev.crossover.cpu.inference;

import dev.crossover.common.aws.AwsClientSettings;
import dev.crossover.common.aws.FullJitter;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.trace.CustomAttributes;
import dev.crossover.common.trace.Trail;
import dev.crossover.policy.routing.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * The serverless endpoint. The SDK's own retries are off: this class alone knows that a
 * bulk call may wait out a throttle and a fast one may not.
 */
@Component
class ServerlessEndpoint implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(ServerlessEndpoint.class);

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private final SageMakerRuntimeClient sageMaker;

	private final String name;

	private final RetryTemplate bulkRetries;

	private final Trail trail;

	ServerlessEndpoint(AwsClientSettings aws, Stack stack, EndpointSettings settings, Trail trail) {
		this.trail = trail;
		this.sageMaker = aws.apply(SageMakerRuntimeClient.builder())
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
				.apiCallTimeout(settings.callTimeout()))
			.build();
		this.name = stack.cpuEndpointName();
		this.bulkRetries = new RetryTemplate(RetryPolicy.builder()
			.predicate(ServerlessEndpoint::isBusy)
			.timeout(settings.bulkRetryBudget())
			.backOff(FullJitter.unlimited(settings.bulkRetryDelay()))
			.build());
	}

	/**
	 * Classifies documents.
	 * @param documents staged documents as NDJSON
	 * @param models the models, with commas between
	 * @param lane whose call it is
	 * @return result lines as NDJSON
	 * @throws ProblemException when there is no capacity or the model failed
	 */
	byte[] invoke(byte[] documents, String models, Lane lane) {
		InvokeEndpointRequest request = InvokeEndpointRequest.builder()
			.endpointName(this.name)
			.contentType(InvocationController.NDJSON)
			.accept(InvocationController.NDJSON)
			.customAttributes(new CustomAttributes(models, this.trail.origin()).text())
			.body(SdkBytes.fromByteArrayUnsafe(documents))
			.build();
		try {
			return switch (lane) {
				case FAST -> call(request);
				case BULK -> this.bulkRetries.invoke(() -> call(request));
			};
		}
		catch (SdkException ex) {
			throw problem(ex);
		}
	}

	private byte[] call(InvokeEndpointRequest request) {
		return this.sageMaker.invokeEndpoint(request).body().asByteArrayUnsafe();
	}

	// A model error has a status of its own (424), whatever the model answered.
	private static boolean isBusy(Throwable ex) {
		return ex instanceof SdkServiceException service && !(ex instanceof ModelErrorException)
				&& (service.isThrottlingException() || service.statusCode() == TOO_MANY_REQUESTS
						|| service.statusCode() >= SERVER_ERROR);
	}

	// The model's own message may quote a document: it goes nowhere, not even into the
	// log.
	private static ProblemException problem(SdkException ex) {
		if (ex instanceof ModelErrorException model) {
			log.warn("The model answered {}", model.originalStatusCode());
			return new ProblemException(ErrorCode.MODEL_FAILED,
					"The model could not answer. Try again; if it persists, tell us the request id.");
		}
		if (isBusy(ex) || ex instanceof SdkClientException) {
			log.warn("The endpoint has no capacity: {}", ex.getClass().getSimpleName());
			return new ProblemException(ErrorCode.NO_CAPACITY, "The CPU pipeline is busy. Try again in a moment.")
				.retryAfter(1);
		}
		log.error("The endpoint refused a call: {}", ex.getClass().getSimpleName());
		return new ProblemException(ErrorCode.INTERNAL,
				"The CPU pipeline failed. Try again; if it persists, tell us the request id.");
	}

	@Override
	public void destroy() {
		this.sageMaker.close();
	}

}
