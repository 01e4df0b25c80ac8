package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.crossover.cloud.cloudwatch.CloudWatchErrors;
import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.protocol.Answers;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.Page;

/** CloudWatch's calls about alarms. */
public final class AlarmOperations {

	private static final String NAME = "AlarmName";

	private static final String NAMES = "AlarmNames";

	private static final int PAGE = 100;

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
		return Map.of("PutMetricAlarm", calls::put, "PutCompositeAlarm", calls::putComposite, "DescribeAlarms",
				calls::describe, "DescribeAlarmsForMetric", calls::describeForMetric, "DescribeAlarmHistory",
				calls::history, "SetAlarmState", calls::setState, "DeleteAlarms", calls::delete, "EnableAlarmActions",
				(input) -> calls.enable(input, true), "DisableAlarmActions", (input) -> calls.enable(input, false));
	}

	private Map<String, ?> put(Fields input) {
		if (input.has("AlarmRule")) {
			throw Errors.validation("AlarmRule belongs to PutCompositeAlarm");
		}
		this.alarms.put(input.text(NAME), input);
		return Map.of();
	}

	private Map<String, ?> putComposite(Fields input) {
		input.text("AlarmRule");
		this.alarms.put(input.text(NAME), input);
		return Map.of();
	}

	private Map<String, ?> describe(Fields input) {
		if (input.has("AlarmNamePrefix") && input.has(NAMES)) {
			throw Errors.validation("AlarmNamePrefix and AlarmNames are mutually exclusive");
		}
		List<AlarmRow> found = this.alarms.all().stream().filter(wanted(input)).toList();
		Page<AlarmRow> page = CloudWatchErrors.page(found, input.text("NextToken", ""),
				input.integer("MaxRecords", 50, 1, PAGE));
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("MetricAlarms", described(page.items(), false));
		answer.put("CompositeAlarms", described(page.items(), true));
		if (!page.next().isEmpty()) {
			answer.put("NextToken", page.next());
		}
		return answer;
	}

	private Predicate<AlarmRow> wanted(Fields input) {
		if (input.has("ChildrenOfAlarmName") || input.has("ParentsOfAlarmName")) {
			return related(input);
		}
		List<String> names = input.texts(NAMES);
		String prefix = input.text("AlarmNamePrefix", "");
		String state = input.text("StateValue", "");
		String action = input.text("ActionPrefix", "");
		List<String> types = input.has("AlarmTypes") ? input.texts("AlarmTypes") : List.of("MetricAlarm");
		return (row) -> (names.isEmpty() || names.contains(row.name())) && row.name().startsWith(prefix)
				&& (state.isEmpty() || state.equals(row.state().value().name()))
				&& types.contains(row.alarm().isComposite() ? "CompositeAlarm" : "MetricAlarm")
				&& (action.isEmpty() || hasAction(row.alarm(), action));
	}

	private Predicate<AlarmRow> related(Fields input) {
		String parent = input.text("ChildrenOfAlarmName", "");
		String child = input.text("ParentsOfAlarmName", "");
		Set<String> children = this.alarms.all()
			.stream()
			.filter((row) -> row.name().equals(parent) && row.alarm().isComposite())
			.findFirst()
			.map((row) -> row.alarm().rule().alarms())
			.orElse(Set.of());
		return (row) -> children.contains(row.name())
				|| (row.alarm().isComposite() && row.alarm().rule().alarms().contains(child));
	}

	private static boolean hasAction(AlarmDefinition alarm, String prefix) {
		for (AlarmState.Value state : AlarmState.Value.values()) {
			if (alarm.fields().texts(state.actions()).stream().anyMatch((action) -> action.startsWith(prefix))) {
				return true;
			}
		}
		return false;
	}

	private Map<String, ?> describeForMetric(Fields input) {
		MetricId metric = MetricId.of(input.text("Namespace"), input);
		List<AlarmRow> found = this.alarms.all()
			.stream()
			.filter((row) -> !row.alarm().isComposite() && row.alarm().watch().isOf(metric, input))
			.toList();
		return Map.of("MetricAlarms", described(found, false));
	}

	private Map<String, ?> history(Fields input) {
		String type = input.text("HistoryItemType", "");
		Instant from = input.instant("StartDate").orElse(Instant.MIN);
		Instant until = input.instant("EndDate").orElse(Instant.MAX);
		List<String> types = input.texts("AlarmTypes");
		Comparator<AlarmHistory.Item> order = Comparator.comparing(AlarmHistory.Item::time);
		List<AlarmHistory.Item> found = this.alarms.history(input.text(NAME, ""))
			.stream()
			.filter((item) -> (type.isEmpty() || type.equals(item.type()))
					&& (types.isEmpty() || types.contains(item.alarmType())))
			.filter((item) -> !item.time().isBefore(from) && !item.time().isAfter(until))
			.sorted(input.text("ScanBy", "").equals("TimestampAscending") ? order : order.reversed())
			.toList();
		return CloudWatchErrors.page(found, input.text("NextToken", ""), input.integer("MaxRecords", PAGE, 1, PAGE))
			.answer("AlarmHistoryItems", AlarmHistory.Item::described);
	}

	private Map<String, ?> setState(Fields input) {
		this.alarms.set(input.text(NAME), AlarmState.Value.named(input.text("StateValue")), input.text("StateReason"),
				input.text("StateReasonData", ""));
		return Map.of();
	}

	private Map<String, ?> delete(Fields input) {
		this.alarms.delete(input.texts(NAMES));
		return Map.of();
	}

	private Map<String, ?> enable(Fields input, boolean enabled) {
		this.alarms.enableActions(input.texts(NAMES), enabled);
		return Map.of();
	}

	private static List<Map<String, Object>> described(List<AlarmRow> rows, boolean composite) {
		return rows.stream()
			.filter((row) -> row.alarm().isComposite() == composite)
			.map(AlarmOperations::described)
			.toList();
	}

	private static Map<String, Object> described(AlarmRow row) {
		Map<String, Object> members = Answers.members(row.alarm().definition(), Set.of("Tags"));
		for (AlarmState.Value state : AlarmState.Value.values()) {
			members.putIfAbsent(state.actions(), List.of());
		}
		members.put(NAME, row.name());
		members.put("AlarmArn", row.alarm().arn());
		members.put("AlarmConfigurationUpdatedTimestamp", row.configured());
		members.put("StateValue", row.state().value().name());
		members.put("StateReason", row.state().reason());
		if (!row.state().reasonData().isEmpty()) {
			members.put("StateReasonData", row.state().reasonData());
		}
		members.put("StateUpdatedTimestamp", row.state().updated());
		members.put("StateTransitionedTimestamp", row.state().since());
		return members;
	}

}
