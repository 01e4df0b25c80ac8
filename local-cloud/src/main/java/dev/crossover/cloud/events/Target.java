package dev.crossover.cloud.events;

import java.util.List;
import java.util.Set;

import dev.crossover.cloud.delivery.RetryPolicy;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where a rule sends events, kept as it was asked for.
 *
 * @param id its id within the rule
 * @param definition its members
 */
record Target(String id, JsonNode definition) {

	private static final Set<String> KNOWN = Set.of("Id", "Arn", "Input", "InputPath", "InputTransformer", "RoleArn",
			"RetryPolicy", "DeadLetterConfig", "SqsParameters");

	private static final List<String> INPUTS = List.of("Input", "InputPath", "InputTransformer");

	static Target of(Fields fields) {
		fields.only("Target", KNOWN);
		Target target = new Target(fields.text("Id"), fields.node());
		String arn = target.arn();
		if (!target.isTopic() && !arn.startsWith("arn:aws:sqs:")) {
			throw Errors.unsupported("the rule target " + arn + "; use an SQS queue or an SNS topic");
		}
		if (arn.endsWith(".fifo") && target.groupId().isEmpty()) {
			throw Errors
				.validation("Parameter MessageGroupId must be specified for target: %s.".formatted(target.id()));
		}
		target.checkInput();
		target.retryPolicy();
		return target;
	}

	private void checkInput() {
		if (INPUTS.stream().filter(fields()::has).count() > 1) {
			throw Errors.validation("Only one of Input, InputPath, or InputTransformer must be provided for target %s."
				.formatted(this.id));
		}
		fields().optionalText("InputPath").ifPresent(EventPath::of);
		if (fields().has("InputTransformer")) {
			InputTransformer.of(fields().structure("InputTransformer"));
		}
		fields().optionalText("Input").ifPresent((input) -> {
			try {
				Trees.JSON.readTree(input);
			}
			catch (JacksonException ex) {
				throw Errors.validation("JSON syntax error in input for target %s : %s".formatted(this.id, input));
			}
		});
	}

	String arn() {
		return fields().text("Arn");
	}

	boolean isTopic() {
		return arn().startsWith("arn:aws:sns:");
	}

	String groupId() {
		return fields().structure("SqsParameters").text("MessageGroupId", "");
	}

	RetryPolicy retryPolicy() {
		return RetryPolicy.of(fields().structure("RetryPolicy"));
	}

	String deadLetterArn() {
		return fields().structure("DeadLetterConfig").text("Arn", "");
	}

	String message(Rule rule, BusEvent event) {
		if (fields().has("Input")) {
			return fields().text("Input");
		}
		if (fields().has("InputTransformer")) {
			return InputTransformer.of(fields().structure("InputTransformer")).write(rule, event);
		}
		return EventPath.of(fields().text("InputPath", "$")).in(event.envelope()).toString();
	}

	private Fields fields() {
		return new Fields(this.definition);
	}

}
