package dev.crossover.cloud.cloudwatch.alarm;

import java.util.List;
import java.util.Set;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alarm, kept as it was asked for.
 *
 * @param name the alarm's name
 * @param definition its members
 */
public record AlarmDefinition(String name, JsonNode definition) {

	private static final Set<String> COMMON = Set.of("AlarmName", "AlarmDescription", "ActionsEnabled", "OKActions",
			"AlarmActions", "InsufficientDataActions", "Tags");

	private static final Set<String> COMPOSITE = Set.of("AlarmRule");

	private static final int MOST_ACTIONS = 5;

	/**
	 * Understands an alarm, or says what of it is not done.
	 * @param name the alarm's name
	 * @param input its members
	 * @return the alarm
	 */
	static AlarmDefinition of(String name, Fields input) {
		boolean composite = input.has("AlarmRule");
		Set<String> own = composite ? COMPOSITE : MetricWatch.MEMBERS;
		input.node()
			.propertyNames()
			.stream()
			.filter((member) -> !COMMON.contains(member) && !own.contains(member))
			.findFirst()
			.ifPresent((member) -> {
				throw Errors.unsupported("alarms with " + member);
			});
		if (name.isEmpty() || name.length() > 255) {
			throw Errors.validation("An alarm's name has 1 to 255 characters");
		}
		AlarmDefinition alarm = new AlarmDefinition(name, input.node()).with("ActionsEnabled",
				input.flag("ActionsEnabled", true));
		if (composite) {
			AlarmRule.parse(input.text("AlarmRule"));
			return alarm;
		}
		return new AlarmDefinition(name, MetricWatch.plainly(alarm.fields()));
	}

	public String arn() {
		return arn(this.name);
	}

	static String arn(String name) {
		return new Arn("cloudwatch", "alarm:" + name).toString();
	}

	boolean isComposite() {
		return fields().has("AlarmRule");
	}

	AlarmRule rule() {
		return AlarmRule.parse(fields().text("AlarmRule"));
	}

	MetricWatch watch() {
		return MetricWatch.of(fields());
	}

	String description() {
		return fields().text("AlarmDescription", "");
	}

	/**
	 * Who is told that the alarm entered a state.
	 * @param state the state
	 * @return ARNs; none when the actions are switched off
	 */
	List<String> actions(AlarmState.Value state) {
		return fields().flag("ActionsEnabled", true) ? fields().texts(state.actions()) : List.of();
	}

	/**
	 * Refuses actions that nobody here would carry out.
	 * @param known who carries actions out
	 */
	void checkActions(AlarmActions known) {
		for (AlarmState.Value state : AlarmState.Value.values()) {
			List<String> actions = fields().texts(state.actions());
			if (actions.size() > MOST_ACTIONS) {
				throw Errors.validation("%s has at most %d members".formatted(state.actions(), MOST_ACTIONS));
			}
			actions.forEach(known::check);
		}
	}

	AlarmDefinition with(String flag, boolean value) {
		ObjectNode changed = (ObjectNode) this.definition.deepCopy();
		return new AlarmDefinition(this.name, changed.put(flag, value));
	}

	Fields fields() {
		return new Fields(this.definition);
	}

}
