package dev.crossover.gpu.completion;

import java.util.Optional;

import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.S3Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SageMaker says of an invocation. Only the inference id and the status are relied
 * on: what else a notification holds is documented for successes alone.
 *
 * @param attempt the attempt it speaks of
 * @param hint what it says
 */
record Notification(AttemptId attempt, Hint hint) {

	/**
	 * Reads a notification, wrapped by SNS or not.
	 * @param body the message's body
	 * @param json the mapper
	 * @return the notification, or empty when it speaks of none of our attempts
	 * @throws tools.jackson.core.JacksonException when it is not JSON
	 */
	static Optional<Notification> read(String body, JsonMapper json) {
		JsonNode outer = json.readTree(body);
		JsonNode node = outer.path("Message").isString() ? json.readTree(outer.path("Message").asString()) : outer;
		return AttemptId.parse(node.path("inferenceId").asString(""))
			.flatMap((attempt) -> hint(attempt, node).map((hint) -> new Notification(attempt, hint)));
	}

	private static Optional<Hint> hint(AttemptId attempt, JsonNode node) {
		return switch (node.path("invocationStatus").asString("")) {
			case "Completed" -> Optional.of(new Hint.Succeeded(output(node)));
			case "Failed" -> Optional.of(new Hint.Failed(attempt.attempt()));
			default -> Optional.empty();
		};
	}

	private static @Nullable S3Location output(JsonNode node) {
		return S3Location.parse(node.path("responseParameters").path("outputLocation").asString("")).orElse(null);
	}

}
