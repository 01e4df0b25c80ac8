package dev.crossover.cloud.cloudwatch.alarm;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Answers;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;

/** CloudWatch's calls about alarms. */
public final class AlarmOperations {

	private static final String NAME = "AlarmName";

	private final Alarms alarms;

	private AlarmOperations(Alarms alarms) {
		this.alarms = alarms;
	}

	/**
	 * The calls by name.
	 * @param alarms the alarms behind them
	 * @return the calls
	 */
	public static Map<String, Operation> of(Alarms alarms) {
		AlarmOperations calls = new AlarmOperations(alarms);
		return Map.of("PutMetricAlarm", calls::put, "DescribeAlarms", calls::describe, "SetAlarmState", calls::setState,
				"DeleteAlarms", calls::delete);
	}

	private Map<String, ?> put(Fields input) {
		this.alarms.put(input.text(NAME), input);
		return Map.of();
	}

	private Map<String, ?> describe(Fields input) {
		List<String> names = input.texts("AlarmNames");
		String prefix = input.text("AlarmNamePrefix", "");
		String state = input.text("StateValue", "");
		List<Map<String, Object>> found = this.alarms.all()
			.stream()
			.filter((row) -> (names.isEmpty() || names.contains(row.alarm().name()))
					&& row.alarm().name().startsWith(prefix)
					&& (state.isEmpty() || state.equals(row.state().value().name())))
			.map(AlarmOperations::described)
			.toList();
		return Map.of("MetricAlarms", found, "CompositeAlarms", List.of());
	}

	private Map<String, ?> setState(Fields input) {
		this.alarms.set(input.text(NAME), value(input.text("StateValue")), input.text("StateReason"),
				input.text("StateReasonData", "{}"));
		return Map.of();
	}

	private Map<String, ?> delete(Fields input) {
		this.alarms.delete(input.texts("AlarmNames"));
		return Map.of();
	}

	private static Map<String, Object> described(AlarmRow row) {
		Map<String, Object> members = Answers.members(row.alarm().definition(), Set.of("Tags"));
		members.put(NAME, row.alarm().name());
		members.put("AlarmArn", row.alarm().arn());
		members.put("StateValue", row.state().value().name());
		members.put("StateReason", row.state().reason());
		members.put("StateReasonData", row.state().reasonData());
		members.put("StateUpdatedTimestamp", row.state().since());
		members.put("StateTransitionedTimestamp", row.state().since());
		return members;
	}

	private static AlarmState.Value value(String name) {
		for (AlarmState.Value value : AlarmState.Value.values()) {
			if (value.name().equals(name)) {
				return value;
			}
		}
		throw Errors.validation("StateValue must be one of OK, ALARM, INSUFFICIENT_DATA");
	}

}
