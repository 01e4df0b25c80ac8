package dev.crossover.cloud.sagemaker;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sagemaker.async.AsyncEndpoint;
import dev.crossover.cloud.sagemaker.async.AsyncRequest;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;

/**
 * The call InvokeEndpointAsync: checks, names the output, puts the request into the
 * queue.
 */
final class AsyncInvocations {

	private static final int BODY_LIMIT = 128_000;

	private static final int EXTENSION_LIMIT = 512;

	private static final int FILENAME_LIMIT = 32;

	private static final int LOCATION_LIMIT = 1024;

	private AsyncInvocations() {
	}

	static AwsResponse accept(AsyncEndpoint endpoint, AwsRequest request, Instant now) throws IOException {
		InvocationHeaders headers = new InvocationHeaders(request);
		AsyncRequest.Input input = input(headers, request.body().readNBytes(BODY_LIMIT + 1));
		AsyncRequest.Output output = output(headers, endpoint.plan().output());
		String given = headers.text("inference-id", 64);
		if (given.isBlank() != given.isEmpty()) {
			throw Errors.validation("InferenceId must not be blank");
		}
		String id = given.isEmpty() ? UUID.randomUUID().toString() : given;
		int ttl = headers.seconds("requestttlseconds", 21_600, 60, 21_600);
		int timeout = headers.seconds("invocationtimeoutseconds", 900, 1, 3_600);
		AsyncRequest accepted = endpoint.accept(id,
				(key) -> new AsyncRequest(key, id, input, output, now, ttl, timeout));
		return accepted(id, accepted.output());
	}

	private static AwsResponse accepted(String id, AsyncRequest.Output output) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		headers.put("X-Amzn-SageMaker-OutputLocation", output.location());
		if (output.failureLocation() != null) {
			headers.put("X-Amzn-SageMaker-FailureLocation", output.failureLocation());
		}
		return new AwsResponse(202, headers, Trees.JSON.writeValueAsBytes(Map.of("InferenceId", id)));
	}

	private static AsyncRequest.Input input(InvocationHeaders headers, byte[] body) {
		String location = headers.text("inputlocation", LOCATION_LIMIT);
		if (location.isEmpty() == (body.length == 0)) {
			throw Errors.validation("Exactly one of InputLocation and Body must be given");
		}
		if (body.length > BODY_LIMIT) {
			throw Errors.validation("Body must be at most " + BODY_LIMIT + " bytes; use InputLocation");
		}
		if (!location.isEmpty() && !location.startsWith("s3://")) {
			throw Errors.validation("InputLocation must be an s3:// address: " + location);
		}
		return new AsyncRequest.Input(location.isEmpty() ? null : location, location.isEmpty() ? body : null,
				headers.text("content-type", LOCATION_LIMIT), headers.text("accept", LOCATION_LIMIT),
				headers.customAttributes());
	}

	private static AsyncRequest.Output output(InvocationHeaders headers, EndpointPlan.AsyncOutput folders) {
		String extension = headers.text("s3outputpathextension", EXTENSION_LIMIT);
		String filename = headers.text("filename", FILENAME_LIMIT);
		if (!extension.matches("[a-zA-Z0-9!_.*'()/-]*")) {
			throw Errors.validation("S3OutputPathExtension has a character that is not allowed");
		}
		if (!filename.matches("([a-zA-Z0-9][a-zA-Z0-9_-]*(\\.[a-zA-Z0-9_-]+)?)?")) {
			throw Errors.validation("Filename must begin with a letter or a digit and have at most one dot");
		}
		String unique = UUID.randomUUID().toString();
		String name = filename.isEmpty() ? unique + ".out" : filename;
		return new AsyncRequest.Output(join(folders.path(), extension, name),
				folders.failurePath().isEmpty() ? null : join(folders.failurePath(), extension, unique + "-error.out"));
	}

	private static String join(String... parts) {
		StringBuilder path = new StringBuilder();
		for (String part : parts) {
			String trimmed = (part != null) ? part.replaceAll("(^/+|/+$)", "") : "";
			if (!trimmed.isEmpty()) {
				path.append(path.isEmpty() ? "" : "/").append(trimmed);
			}
		}
		return path.toString();
	}

}
