package dev.crossover.cloud.events;

import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a rule sends events.
 *
 * @param id its id within the rule
 * @param arn the queue or topic
 * @param input what is sent instead of the event
 * @param inputPath the part of the event that is sent, such as {@code $.detail}
 * @param deadLetterArn the queue for what the target does not take, may be empty
 */
record Target(String id, String arn, @Nullable String input, @Nullable String inputPath, String deadLetterArn) {

	private static final Set<String> KNOWN = Set.of("Id", "Arn", "Input", "InputPath", "RoleArn", "RetryPolicy",
			"DeadLetterConfig");

	static Target of(Fields fields) {
		fields.node().propertyNames().stream().filter((name) -> !KNOWN.contains(name)).findFirst().ifPresent((name) -> {
			throw Errors.unsupported("rule targets with " + name);
		});
		String arn = fields.text("Arn");
		if (!arn.startsWith("arn:aws:sqs:") && !arn.startsWith("arn:aws:sns:")) {
			throw Errors.unsupported("the rule target " + arn + "; use an SQS queue or an SNS topic");
		}
		return new Target(fields.text("Id"), arn, fields.optionalText("Input").orElse(null),
				fields.optionalText("InputPath").orElse(null), fields.structure("DeadLetterConfig").text("Arn", ""));
	}

	String message(BusEvent event) {
		if (this.input != null) {
			return this.input;
		}
		JsonNode part = event.envelope();
		if (this.inputPath != null) {
			for (String step : this.inputPath.replaceFirst("^\\$\\.?", "").split("\\.")) {
				part = step.isEmpty() ? part : part.path(step);
			}
		}
		return part.toString();
	}

}
