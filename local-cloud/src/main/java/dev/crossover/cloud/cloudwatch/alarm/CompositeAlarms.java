package dev.crossover.cloud.cloudwatch.alarm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Trees;

/**
 * How alarms that look at alarms decide.
 *
 * @param states the states of the alarms by name
 */
record CompositeAlarms(Function<String, AlarmState.Value> states) {

	/**
	 * Refuses a rule over alarms that are not there, or over itself.
	 * @param alarm the composite alarm
	 * @param others the alarms there are
	 */
	void check(AlarmDefinition alarm, List<AlarmDefinition> others) {
		Map<String, AlarmDefinition> known = others.stream()
			.collect(Collectors.toMap(AlarmDefinition::name, Function.identity()));
		Set<String> named = alarm.rule().alarms();
		List<String> missing = named.stream().filter((name) -> !known.containsKey(name)).toList();
		if (!missing.isEmpty()) {
			throw Errors.validation("Could not save the composite alarm as alarms %s in the alarm rule do not exist"
				.formatted(missing));
		}
		Set<String> reached = new HashSet<>();
		named.forEach((name) -> reach(name, known, reached));
		if (reached.contains(alarm.name())) {
			throw Errors.unsupported("composite alarms that look at themselves");
		}
	}

	private static void reach(String name, Map<String, AlarmDefinition> known, Set<String> reached) {
		AlarmDefinition alarm = known.get(name);
		if (reached.add(name) && alarm != null && alarm.isComposite()) {
			alarm.rule().alarms().forEach((child) -> reach(child, known, reached));
		}
	}

	AlarmState.Value decide(AlarmDefinition alarm) {
		return alarm.rule().holds(this.states) ? AlarmState.Value.ALARM : AlarmState.Value.OK;
	}

	static String reason(AlarmChange child) {
		return "%s transitioned to %s at %s".formatted(child.alarm().arn(), child.after().value(),
				AlarmTime.of(child.after().updated()));
	}

	static String data(AlarmChange child) {
		return Trees.JSON.writeValueAsString(Map.of("triggeringAlarms", List.of(Map.of("arn", child.alarm().arn(),
				"state",
				Map.of("value", child.after().value().name(), "timestamp", AlarmTime.of(child.after().updated()))))));
	}

}
