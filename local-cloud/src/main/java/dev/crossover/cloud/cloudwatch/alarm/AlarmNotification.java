package dev.crossover.cloud.cloudwatch.alarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import org.jspecify.annotations.Nullable;

/** The message that a topic gets of an alarm. */
final class AlarmNotification {

	private static final String REGION = "US East (N. Virginia)";

	private AlarmNotification() {
	}

	static String subject(AlarmChange change) {
		return "%s: \"%s\" in %s".formatted(change.after().value(), change.alarm().name(), REGION);
	}

	static String message(AlarmChange change) {
		AlarmDefinition alarm = change.alarm();
		Map<String, @Nullable Object> message = new LinkedHashMap<>();
		message.put("AlarmName", alarm.name());
		message.put("AlarmDescription", alarm.fields().optionalText("AlarmDescription").orElse(null));
		message.put("AWSAccountId", Arn.ACCOUNT);
		message.put("NewStateValue", change.after().value().name());
		message.put("NewStateReason", change.after().reason());
		message.put("StateChangeTime", AlarmTime.of(change.after().updated()));
		message.put("Region", REGION);
		message.put("AlarmArn", alarm.arn());
		message.put("OldStateValue", change.before().value().name());
		for (AlarmState.Value state : AlarmState.Value.values()) {
			message.put(state.actions(), alarm.fields().texts(state.actions()));
		}
		if (alarm.isComposite()) {
			message.put("AlarmRule", alarm.fields().text("AlarmRule"));
		}
		else {
			message.put("Trigger", trigger(alarm));
		}
		return Trees.JSON.writeValueAsString(message);
	}

	private static Map<String, @Nullable Object> trigger(AlarmDefinition alarm) {
		Fields fields = alarm.fields();
		MetricWatch watch = alarm.watch();
		Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
		if (fields.has("Metrics")) {
			trigger.put("Metrics", fields.node().path("Metrics"));
		}
		else {
			trigger.putAll(metric(fields));
		}
		trigger.put("Period", watch.period().toSeconds());
		trigger.put("EvaluationPeriods", watch.evaluationPeriods());
		fields.integer("DatapointsToAlarm").ifPresent((points) -> trigger.put("DatapointsToAlarm", points));
		trigger.put("ComparisonOperator", fields.text("ComparisonOperator"));
		trigger.put("Threshold", watch.threshold());
		trigger.put("TreatMissingData", fields.text("TreatMissingData", "missing"));
		trigger.put("EvaluateLowSampleCountPercentile", fields.text("EvaluateLowSampleCountPercentile", ""));
		return trigger;
	}

	private static Map<String, @Nullable Object> metric(Fields fields) {
		Map<String, @Nullable Object> metric = new LinkedHashMap<>();
		metric.put("MetricName", fields.text("MetricName"));
		metric.put("Namespace", fields.text("Namespace"));
		boolean extended = fields.has("ExtendedStatistic");
		metric.put("StatisticType", extended ? "ExtendedStatistic" : "Statistic");
		metric.put(extended ? "ExtendedStatistic" : "Statistic",
				extended ? fields.text("ExtendedStatistic") : fields.text("Statistic").toUpperCase(Locale.ROOT));
		metric.put("Unit", fields.optionalText("Unit").orElse(null));
		List<Map<String, String>> dimensions = fields.list("Dimensions")
			.stream()
			.map((dimension) -> Map.of("value", dimension.text("Value"), "name", dimension.text("Name")))
			.toList();
		metric.put("Dimensions", dimensions);
		return metric;
	}

}
