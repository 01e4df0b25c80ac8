package dev.crossover.cloud.cloudwatch.alarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.events.BusEvent;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sns.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of an alarm's change: always the default event bus, and the topics it names. */
public final class AlarmActions {

	private static final Logger logger = LoggerFactory.getLogger(AlarmActions.class);

	private final Buses buses;

	private final Topics topics;

	private final Map<String, AlarmAction> others = new ConcurrentHashMap<>();

	public AlarmActions(Buses buses, Topics topics) {
		this.buses = buses;
		this.topics = topics;
	}

	/**
	 * Lets somebody carry out the actions of a kind.
	 * @param prefix how their ARNs begin
	 * @param action who carries them out
	 */
	public void add(String prefix, AlarmAction action) {
		this.others.put(prefix, action);
	}

	void changed(AlarmChange change) {
		changed(change.alarm(), change.before(), change.after());
		stays(change);
	}

	/**
	 * Carries out what is carried out as long as a state lasts.
	 * @param change what the alarm says
	 */
	void stays(AlarmChange change) {
		for (String arn : change.alarm().actions(change.after().value())) {
			this.others.forEach((prefix, action) -> {
				if (arn.startsWith(prefix)) {
					action.carryOut(arn, change);
				}
			});
		}
	}

	private void changed(AlarmDefinition alarm, AlarmState before, AlarmState after) {
		logger.info("Alarm {}: {}", alarm.name(), after.value());
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("alarmName", alarm.name());
		detail.put("state", state(after));
		detail.put("previousState", state(before));
		detail.put("configuration", configuration(alarm));
		this.buses.put(Buses.DEFAULT, BusEvent.of("aws.cloudwatch", "CloudWatch Alarm State Change",
				List.of(alarm.arn()), after.since(), Trees.JSON.valueToTree(detail)));
		for (String action : alarm.actions(after.value())) {
			if (action.startsWith("arn:aws:sns:")) {
				publish(action, notification(alarm, before, after));
			}
		}
	}

	private void publish(String topic, String message) {
		try {
			this.topics.publish(topic, message);
		}
		catch (AwsError ex) {
			logger.warn("An alarm could not reach {}: {}", topic, ex.getMessage());
		}
	}

	private static Map<String, Object> state(AlarmState state) {
		return Map.of("value", state.value().name(), "reason", state.reason(), "reasonData", state.reasonData(),
				"timestamp", state.since().toString());
	}

	private static Map<String, Object> configuration(AlarmDefinition alarm) {
		MetricId metric = alarm.metric();
		Map<String, Object> stat = Map.of("metric",
				Map.of("namespace", metric.namespace(), "name", metric.name(), "dimensions", metric.dimensions()),
				"period", alarm.period().toSeconds(), "stat", alarm.statistic());
		return Map.of("description", alarm.fields().text("AlarmDescription", ""), "metrics",
				List.of(Map.of("id", "m1", "metricStat", stat, "returnData", true)));
	}

	private static String notification(AlarmDefinition alarm, AlarmState before, AlarmState after) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("AlarmName", alarm.name());
		message.put("AlarmDescription", alarm.fields().text("AlarmDescription", ""));
		message.put("AlarmArn", alarm.arn());
		message.put("OldStateValue", before.value().name());
		message.put("NewStateValue", after.value().name());
		message.put("NewStateReason", after.reason());
		message.put("StateChangeTime", after.since().toString());
		return Trees.JSON.writeValueAsString(message);
	}

}
