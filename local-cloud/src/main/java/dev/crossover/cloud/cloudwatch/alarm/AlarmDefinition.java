package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import tools.jackson.databind.JsonNode;

/**
 * A metric alarm, kept as it was asked for.
 *
 * @param name the alarm's name
 * @param definition its members
 */
public record AlarmDefinition(String name, JsonNode definition) {

	private static final Set<String> KNOWN = Set.of("AlarmName", "AlarmDescription", "ActionsEnabled", "OKActions",
			"AlarmActions", "InsufficientDataActions", "MetricName", "Namespace", "Statistic", "ExtendedStatistic",
			"Dimensions", "Period", "Unit", "EvaluationPeriods", "DatapointsToAlarm", "Threshold", "ComparisonOperator",
			"TreatMissingData", "EvaluateLowSampleCountPercentile", "Tags");

	/**
	 * Understands an alarm, or says what of it is not done.
	 * @param name the alarm's name
	 * @param input its members
	 * @return the alarm
	 */
	static AlarmDefinition of(String name, Fields input) {
		input.node()
			.propertyNames()
			.stream()
			.filter((member) -> !KNOWN.contains(member))
			.findFirst()
			.ifPresent((member) -> {
				throw Errors.unsupported("alarms with " + member);
			});
		AlarmDefinition alarm = new AlarmDefinition(name, input.node());
		long seconds = alarm.period().toSeconds();
		if (seconds % 60 != 0 && !Set.of(10L, 20L, 30L).contains(seconds)) {
			throw Errors.validation("Period must be 10, 20, 30 or a multiple of 60, not " + seconds);
		}
		if (alarm.datapointsToAlarm() > alarm.evaluationPeriods()) {
			throw Errors.validation("DatapointsToAlarm must be at most EvaluationPeriods");
		}
		alarm.comparison();
		alarm.metric();
		return alarm;
	}

	public String arn() {
		return new Arn("cloudwatch", "alarm:" + this.name).toString();
	}

	MetricId metric() {
		Map<String, String> dimensions = new LinkedHashMap<>();
		fields().list("Dimensions")
			.forEach((dimension) -> dimensions.put(dimension.text("Name"), dimension.text("Value")));
		return new MetricId(fields().text("Namespace"), fields().text("MetricName"), dimensions);
	}

	String statistic() {
		return fields().optionalText("Statistic").orElseGet(() -> fields().text("ExtendedStatistic"));
	}

	Duration period() {
		return Duration.ofSeconds(fields().integer("Period", 60, 10, 604_800));
	}

	String unit() {
		return fields().text("Unit", "");
	}

	int evaluationPeriods() {
		return fields().integer("EvaluationPeriods", 1, 1, 1440);
	}

	int datapointsToAlarm() {
		return fields().integer("DatapointsToAlarm", evaluationPeriods(), 1, 1440);
	}

	double threshold() {
		return fields().decimal("Threshold").orElseThrow(() -> Errors.validation("Threshold must be given"));
	}

	Comparison comparison() {
		return Comparison.of(fields().text("ComparisonOperator"));
	}

	MissingData missingData() {
		return MissingData.of(fields().text("TreatMissingData", "missing"));
	}

	/**
	 * Who is told that the alarm entered a state.
	 * @param state the state
	 * @return ARNs; none when the actions are switched off
	 */
	List<String> actions(AlarmState.Value state) {
		if (!fields().flag("ActionsEnabled", true)) {
			return List.of();
		}
		String member = switch (state) {
			case OK -> "OKActions";
			case ALARM -> "AlarmActions";
			case INSUFFICIENT_DATA -> "InsufficientDataActions";
		};
		return fields().texts(member);
	}

	Fields fields() {
		return new Fields(this.definition);
	}

}
