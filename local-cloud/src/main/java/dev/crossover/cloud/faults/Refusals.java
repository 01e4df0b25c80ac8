package dev.crossover.cloud.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.protocol.Answers;

/** Errors in the words and the protocol of each service. */
final class Refusals {

	private Refusals() {
	}

	/**
	 * How a service throttles.
	 * @param service its signing name
	 * @return its error
	 */
	static AwsError throttle(String service) {
		return switch (service) {
			case "s3" -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
			case "dynamodb" -> new AwsError(400, "com.amazonaws.dynamodb.v20120810#ThrottlingException",
					"Throughput exceeds the current capacity of your table or index.");
			case "sqs" -> new AwsError(403, "com.amazonaws.sqs#RequestThrottled",
					"The request was denied due to request throttling.");
			case "sns" -> new AwsError(429, "Throttled", "Rate exceeded");
			case "monitoring" -> new AwsError(400, "Throttling", "Rate exceeded");
			// As people get it from SageMaker: no message at all.
			case "sagemaker" -> new AwsError(400, "ThrottlingException", null);
			default -> new AwsError(400, "ThrottlingException", "Rate exceeded");
		};
	}

	static AwsResponse answer(Call call, AwsError error) {
		if (call.service().equals("s3")) {
			String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
				.formatted(error.code(), error.getMessage());
			return new AwsResponse(error.status(), Map.of("Content-Type", "application/xml"),
					body.getBytes(StandardCharsets.UTF_8));
		}
		return Answers.error(call.request(), error);
	}

}
