package dev.crossover.cloud.sagemaker.async;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sns.Topics;
import org.jspecify.annotations.Nullable;

/** The messages an asynchronous endpoint publishes, in the documented shape. */
final class Notifications {

	private final String endpoint;

	private final EndpointPlan.AsyncOutput output;

	private final Topics topics;

	Notifications(String endpoint, EndpointPlan.AsyncOutput output, Topics topics) {
		this.endpoint = endpoint;
		this.output = output;
		this.topics = topics;
	}

	/**
	 * Tells the topic of successes.
	 * @param request what was done
	 * @param completed what came of it
	 * @param now the cloud's time
	 * @return whether everybody who wanted to know was told
	 */
	boolean completed(AsyncRequest request, Outcome.Completed completed, Instant now) {
		Map<String, Object> message = envelope(request, "Completed", now);
		message.put("responseParameters",
				Map.of("contentType", completed.contentType(), "outputLocation", request.output().location()));
		include(this.output.answerToSuccess(), completed.answer(), message);
		return publish(this.output.successTopic(), message);
	}

	boolean failed(AsyncRequest request, Outcome.Failed failed, Instant now) {
		Map<String, Object> message = envelope(request, "Failed", now);
		message.put("failureReason", failed.reason());
		include(this.output.answerToError(), failed.answer(), message);
		return publish(this.output.errorTopic(), message);
	}

	private Map<String, Object> envelope(AsyncRequest request, String status, Instant now) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		put(parameters, "accept", request.input().accept());
		put(parameters, "contentType", request.input().contentType());
		put(parameters, "customAttributes", request.input().customAttributes());
		put(parameters, "endpointName", this.endpoint);
		put(parameters, "inputLocation", request.input().location());
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("awsRegion", Arn.REGION);
		message.put("eventTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
		message.put("receivedTime", request.receivedAt().truncatedTo(ChronoUnit.MILLIS).toString());
		message.put("invocationStatus", status);
		message.put("requestParameters", parameters);
		message.put("inferenceId", request.inferenceId());
		message.put("eventVersion", "1.0");
		message.put("eventSource", "aws:sagemaker");
		message.put("eventName", "InferenceResult");
		return message;
	}

	private static void include(boolean wanted, byte @Nullable [] answer, Map<String, Object> message) {
		if (wanted && answer != null) {
			message.put("responseBody",
					Map.of("content", Base64.getEncoder().encodeToString(answer), "encoding", "BASE64"));
		}
	}

	private boolean publish(String topic, Map<String, Object> message) {
		if (topic.isEmpty()) {
			return true;
		}
		try {
			this.topics.publish(topic, Trees.JSON.writeValueAsString(message));
			return true;
		}
		catch (AwsError ex) {
			return false;
		}
	}

	private static void put(Map<String, Object> members, String name, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			members.put(name, value);
		}
	}

}
