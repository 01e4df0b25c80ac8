package dev.crossover.cloud.sagemaker;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.sagemaker.container.ContainerException;
import dev.crossover.cloud.sagemaker.container.Invocation;
import dev.crossover.cloud.sagemaker.serverless.ServerlessEndpoint;
import dev.crossover.cloud.time.CloudClock;

/** SageMaker Runtime: the two ways to ask an endpoint. */
final class RuntimeCalls {

	static final Pattern PATH = Pattern.compile("/endpoints/([^/]+)/(async-)?invocations");

	static final Set<String> OPERATIONS = Set.of("InvokeEndpoint", "InvokeEndpointAsync");

	private static final int SERVERLESS_LIMIT = 4 << 20;

	private final Endpoints endpoints;

	private final CloudClock clock;

	RuntimeCalls(Endpoints endpoints, CloudClock clock) {
		this.endpoints = endpoints;
		this.clock = clock;
	}

	AwsResponse handle(AwsRequest request) throws IOException {
		Matcher path = PATH.matcher(request.path());
		if (!path.matches()) {
			throw Errors.unsupported(request.method() + " " + request.path());
		}
		try {
			return invoke(path.group(1), path.group(2) != null, request);
		}
		catch (AwsError ex) {
			// The runtime has a name of its own for what the control plane calls a
			// ValidationException.
			throw ex.code().equals("ValidationException")
					? new AwsError(ex.status(), "ValidationError", ex.getMessage()) : ex;
		}
	}

	private AwsResponse invoke(String name, boolean async, AwsRequest request) throws IOException {
		LiveEndpoint live = this.endpoints.live(name)
			.orElseThrow(() -> Errors.validation("Endpoint %s of account not found.".formatted(name)));
		return switch (live) {
			case LiveEndpoint.Async waits -> {
				if (!async) {
					throw Errors.validation("Endpoint %s is asynchronous; use InvokeEndpointAsync".formatted(name));
				}
				yield AsyncInvocations.accept(waits.endpoint(), request, this.clock.instant());
			}
			case LiveEndpoint.Serverless answers -> {
				if (async) {
					throw Errors.validation("Endpoint %s is not asynchronous; use InvokeEndpoint".formatted(name));
				}
				if (!answers.isSettled() && this.endpoints.isCreating(name)) {
					throw new AwsError(429, "ModelNotReadyException",
							"The resources of endpoint %s are still being provisioned".formatted(name));
				}
				yield invoke(name, answers.endpoint(), request);
			}
		};
	}

	private AwsResponse invoke(String name, ServerlessEndpoint endpoint, AwsRequest request) throws IOException {
		byte[] body = request.body().readNBytes(SERVERLESS_LIMIT + 1);
		if (body.length > SERVERLESS_LIMIT) {
			throw Errors.validation("The request body must be at most 4 MB on a serverless endpoint");
		}
		InvocationHeaders headers = new InvocationHeaders(request);
		Invocation invocation = new Invocation(headers.media("content-type", "application/octet-stream"),
				headers.media("accept", ""), headers.customAttributes(), BodyPublishers.ofByteArray(body),
				this.endpoints.options().conduct().timings().answer());
		try {
			return answer(name, endpoint, endpoint.invoke(invocation, body.length), headers);
		}
		catch (ContainerException ex) {
			return new ModelError(name, 0,
					ex.isTimeout() ? "Your invocation timed out while waiting for a response from container primary"
							: String.valueOf(ex.getMessage()))
				.answer();
		}
	}

	private static AwsResponse answer(String name, ServerlessEndpoint endpoint, HttpResponse<byte[]> answer,
			InvocationHeaders asked) {
		if (answer.statusCode() / 100 != 2) {
			return new ModelError(name, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8))
				.answer();
		}
		if (answer.body().length > SERVERLESS_LIMIT) {
			return new ModelError(name, 0, "The response is over 4 MB").answer();
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", answer.headers().firstValue("content-type").orElse("application/octet-stream"));
		headers.put("x-Amzn-Invoked-Production-Variant", endpoint.plan().variant());
		answer.headers()
			.firstValue("x-amzn-sagemaker-custom-attributes")
			.ifPresent((value) -> headers.put("X-Amzn-SageMaker-Custom-Attributes", value));
		String inferenceId = asked.text("inference-id", 64);
		if (!inferenceId.isEmpty()) {
			headers.put("X-Amzn-SageMaker-Inference-Id", inferenceId);
		}
		return new AwsResponse(200, headers, answer.body());
	}

}
