package dev.crossover.cloud.scheduler;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.delivery.RetryPolicy;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import tools.jackson.databind.JsonNode;

/**
 * A schedule, kept as it was asked for.
 *
 * @param group the group it is in
 * @param name its name in the group
 * @param definition its members
 * @param created when it was created
 */
record Schedule(String group, String name, JsonNode definition, Instant created) {

	private static final Set<String> KNOWN = Set.of("Name", "GroupName", "Description", "ScheduleExpression",
			"ScheduleExpressionTimezone", "State", "FlexibleTimeWindow", "Target", "ActionAfterCompletion", "StartDate",
			"EndDate", "ClientToken");

	private static final Set<String> KNOWN_TARGET = Set.of("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig",
			"SqsParameters");

	private static final int LONGEST_WINDOW = 1440;

	static Schedule of(String group, String name, Fields input, Instant now) {
		only(input, KNOWN);
		only(input.structure("Target"), KNOWN_TARGET);
		if (!name.matches("[0-9a-zA-Z-_.]{1,64}")) {
			throw Errors
				.validation("Value at 'name' failed to satisfy constraint: [0-9a-zA-Z-_.]+, 1 to 64 characters");
		}
		Schedule schedule = new Schedule(group, name, input.node(), now);
		if (!schedule.targetArn().startsWith("arn:aws:sqs:") && !schedule.isForTopic()) {
			throw Errors
				.unsupported("the schedule target " + schedule.targetArn() + "; use an SQS queue or an SNS topic");
		}
		if (schedule.targetArn().endsWith(".fifo") && schedule.groupId().isEmpty()) {
			throw Errors.validation("A FIFO queue needs SqsParameters.MessageGroupId");
		}
		schedule.expression();
		schedule.window();
		schedule.retryPolicy();
		return schedule;
	}

	String key() {
		return key(this.group, this.name);
	}

	static String key(String group, String name) {
		return group + "/" + name;
	}

	String arn() {
		return new Arn("scheduler", "schedule/" + key()).toString();
	}

	boolean isEnabled() {
		return !fields().text("State", "ENABLED").equals("DISABLED");
	}

	boolean endsWithItself() {
		return fields().text("ActionAfterCompletion", "NONE").equals("DELETE");
	}

	String targetArn() {
		return fields().structure("Target").text("Arn");
	}

	boolean isForTopic() {
		return targetArn().startsWith("arn:aws:sns:");
	}

	String groupId() {
		return fields().structure("Target").structure("SqsParameters").text("MessageGroupId", "");
	}

	Optional<String> input() {
		return fields().structure("Target").optionalText("Input");
	}

	RetryPolicy retryPolicy() {
		return RetryPolicy.of(fields().structure("Target").structure("RetryPolicy"));
	}

	/**
	 * How long after its moment it may strike.
	 * @return the window, zero when it is not flexible
	 */
	Duration window() {
		Fields window = fields().structure("FlexibleTimeWindow");
		boolean flexible = switch (window.text("Mode")) {
			case "OFF" -> false;
			case "FLEXIBLE" -> true;
			default -> throw Errors.validation("FlexibleTimeWindow.Mode must be OFF or FLEXIBLE");
		};
		if (flexible != window.has("MaximumWindowInMinutes")) {
			throw Errors.validation("MaximumWindowInMinutes belongs to a FLEXIBLE time window, and to no other");
		}
		return flexible ? Duration.ofMinutes(window.integer("MaximumWindowInMinutes", 1, 1, LONGEST_WINDOW))
				: Duration.ZERO;
	}

	String deadLetterArn() {
		return fields().structure("Target").structure("DeadLetterConfig").text("Arn", "");
	}

	Optional<Instant> next(Instant now) {
		Instant start = fields().instant("StartDate").orElse(this.created);
		Instant after = now.isBefore(start) ? start : now;
		Optional<Instant> end = fields().instant("EndDate");
		return expression().next(start, after).filter((time) -> end.isEmpty() || !time.isAfter(end.get()));
	}

	Fields fields() {
		return new Fields(this.definition);
	}

	private ScheduleExpression expression() {
		String zone = fields().text("ScheduleExpressionTimezone", "UTC");
		try {
			return ScheduleExpression.of(fields().text("ScheduleExpression"), ZoneId.of(zone));
		}
		catch (DateTimeException ex) {
			throw Errors.validation("The time zone " + zone + " is not known");
		}
	}

	// An empty structure, as the CDK writes one, asks for nothing.
	private static void only(Fields fields, Set<String> known) {
		fields.node()
			.properties()
			.stream()
			.filter((property) -> !known.contains(property.getKey()) && !isEmptyStructure(property.getValue()))
			.findFirst()
			.ifPresent((property) -> {
				throw Errors.unsupported("schedules with " + property.getKey());
			});
	}

	// A scalar is "empty" to Jackson, too.
	private static boolean isEmptyStructure(JsonNode value) {
		return value.isContainer() && value.isEmpty();
	}

}
