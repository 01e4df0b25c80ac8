package dev.crossover.cloud.cloudwatch.alarm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.events.BusEvent;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sns.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of an alarm's change: always the default event bus, and those it names. */
public final class AlarmActions {

	private static final String TOPIC = "arn:aws:sns:";

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

	void check(String arn) {
		if (!arn.startsWith(TOPIC) && this.others.keySet().stream().noneMatch(arn::startsWith)) {
			throw arn.startsWith("arn:") ? Errors.unsupported("the alarm action " + arn)
					: Errors.validation("Invalid arn syntax: " + arn);
		}
	}

	void changed(AlarmChange change) {
		AlarmDefinition alarm = change.alarm();
		logger.info("Alarm {}: {}", alarm.name(), change.after().value());
		this.buses.put(Buses.DEFAULT, BusEvent.of("aws.cloudwatch", "CloudWatch Alarm State Change",
				List.of(alarm.arn()), change.after().updated(), Trees.JSON.valueToTree(AlarmEvent.detail(change))));
		for (String action : alarm.actions(change.after().value())) {
			if (action.startsWith(TOPIC)) {
				publish(action, change);
			}
		}
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

	private void publish(String topic, AlarmChange change) {
		try {
			this.topics.publish(topic, AlarmNotification.message(change), AlarmNotification.subject(change));
		}
		catch (AwsError ex) {
			logger.warn("An alarm could not reach {}: {}", topic, ex.getMessage());
		}
	}

}
