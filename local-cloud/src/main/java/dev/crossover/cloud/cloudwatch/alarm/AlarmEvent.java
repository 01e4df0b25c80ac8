package dev.crossover.cloud.cloudwatch.alarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.math.MetricQuery;
import dev.crossover.cloud.protocol.Fields;

/** The detail of the event that EventBridge gets of an alarm. */
final class AlarmEvent {

	private AlarmEvent() {
	}

	static Map<String, Object> detail(AlarmChange change) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("alarmName", change.alarm().name());
		detail.put("configuration", configuration(change.alarm()));
		detail.put("previousState", state(change.before()));
		detail.put("state", state(change.after()));
		return detail;
	}

	private static Map<String, Object> state(AlarmState state) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("reason", state.reason());
		if (!state.reasonData().isEmpty()) {
			members.put("reasonData", state.reasonData());
		}
		members.put("timestamp", AlarmTime.of(state.updated()));
		members.put("value", state.value().name());
		return members;
	}

	private static Map<String, Object> configuration(AlarmDefinition alarm) {
		Map<String, Object> configuration = new LinkedHashMap<>();
		alarm.fields()
			.optionalText("AlarmDescription")
			.ifPresent((description) -> configuration.put("description", description));
		if (alarm.isComposite()) {
			configuration.put("alarmRule", alarm.fields().text("AlarmRule"));
			return configuration;
		}
		MetricWatch watch = alarm.watch();
		Map<String, String> labels = new LinkedHashMap<>();
		alarm.fields()
			.list("Metrics")
			.forEach((query) -> query.optionalText("Label").ifPresent((label) -> labels.put(query.text("Id"), label)));
		configuration.put("metrics",
				watch.queries().all().stream().map((query) -> metric(query, alarm.fields(), labels)).toList());
		return configuration;
	}

	private static Map<String, Object> metric(MetricQuery query, Fields alarm, Map<String, String> labels) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("id", query.id());
		String label = labels.get(query.id());
		if (label != null) {
			members.put("label", label);
		}
		switch (query) {
			case MetricQuery.Measured measured -> members.put("metricStat", stat(measured));
			case MetricQuery.Computed computed -> members.put("expression", expression(alarm, computed.id()));
		}
		members.put("returnData", query.returned());
		return members;
	}

	private static String expression(Fields alarm, String id) {
		List<String> found = alarm.list("Metrics")
			.stream()
			.filter((query) -> query.text("Id").equals(id))
			.map((query) -> query.text("Expression"))
			.toList();
		return found.getFirst();
	}

	private static Map<String, Object> stat(MetricQuery.Measured query) {
		MetricId metric = query.metric();
		Map<String, Object> stat = new LinkedHashMap<>();
		stat.put("metric",
				Map.of("dimensions", metric.dimensions(), "name", metric.name(), "namespace", metric.namespace()));
		stat.put("period", query.period().toSeconds());
		stat.put("stat", query.stat());
		if (!query.unit().isEmpty()) {
			stat.put("unit", query.unit());
		}
		return stat;
	}

}
