package dev.crossover.cloud.contract;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whom CloudWatch's alarms tell: the event bus, topics and alarms over alarms. */
class AlarmActionsContractTests extends AlarmContract {

	AlarmActionsContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void changeIsToldToTheEventBusAndToTheTopic() {
		Inbox events = inbox("alarm-events");
		Inbox news = inbox("alarm-news");
		String topic = topicTo(news);
		String name = alarm("told", (alarm) -> alarm.alarmDescription("Told").alarmActions(topic).period(300));
		route(events, name);

		set(name, StateValue.ALARM);

		JsonNode event = events.nextTree();
		assertThat(event.path("source").asString("")).isEqualTo("aws.cloudwatch");
		assertThat(event.path("detail-type").asString("")).isEqualTo("CloudWatch Alarm State Change");
		assertThat(event.at("/resources/0").asString("")).isEqualTo(described(name).alarmArn());
		JsonNode detail = event.path("detail");
		assertThat(detail.path("alarmName").asString("")).isEqualTo(name);
		assertThat(detail.at("/state/value").asString("")).isEqualTo("ALARM");
		assertThat(detail.at("/state/reason").asString("")).isEqualTo("by hand");
		assertThat(detail.at("/state/timestamp").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+0000");
		assertThat(detail.at("/previousState/value").asString("")).isEqualTo("INSUFFICIENT_DATA");
		assertThat(detail.at("/configuration/description").asString("")).isEqualTo("Told");
		JsonNode stat = detail.at("/configuration/metrics/0/metricStat");
		assertThat(stat.at("/metric/name").asString("")).isEqualTo("Load");
		assertThat(stat.at("/metric/namespace").asString("")).isEqualTo(namespace());
		assertThat(stat.path("period").asInt()).isEqualTo(300);
		assertThat(stat.path("stat").asString("")).isEqualTo("Maximum");

		JsonNode envelope = news.nextTree();
		assertThat(envelope.path("Subject").asString("")).startsWith("ALARM: \"" + name + "\" in ");
		JsonNode message = JsonMapper.shared().readTree(envelope.path("Message").asString(""));
		assertThat(message.path("NewStateValue").asString("")).isEqualTo("ALARM");
		assertThat(message.path("OldStateValue").asString("")).isEqualTo("INSUFFICIENT_DATA");
		assertThat(message.path("AlarmArn").asString("")).isEqualTo(described(name).alarmArn());
		assertThat(message.at("/Trigger/MetricName").asString("")).isEqualTo("Load");
		assertThat(message.at("/Trigger/Statistic").asString("")).isEqualTo("MAXIMUM");
		assertThat(message.at("/Trigger/Period").asInt()).isEqualTo(300);
	}

	@Test
	void actionsThatAreSwitchedOffAreNotCarriedOut() {
		Inbox news = inbox("quiet");
		String topic = topicTo(news);
		String name = alarm("quiet", (alarm) -> alarm.alarmActions(topic).period(300));

		cloudWatch().disableAlarmActions((request) -> request.alarmNames(name));
		set(name, StateValue.ALARM);
		assertThat(described(name).actionsEnabled()).isFalse();
		news.staysEmpty();

		cloudWatch().enableAlarmActions((request) -> request.alarmNames(name));
		set(name, StateValue.OK);
		set(name, StateValue.ALARM);
		assertThat(news.nextTree().path("Subject").asString("")).startsWith("ALARM");
	}

	@Test
	void compositeAlarmFollowsItsRule() {
		String one = alarm("one", (alarm) -> alarm.period(300));
		String two = alarm("two", (alarm) -> alarm.period(300));
		String both = name("both");
		String rule = "ALARM(\"%s\") AND (ALARM(%s) OR FALSE) AND NOT OK(%s)".formatted(one, two, two);
		cloudWatch().putCompositeAlarm((alarm) -> alarm.alarmName(both).alarmRule(rule));
		deleteLater(() -> delete(both));
		Inbox events = inbox("composite");
		route(events, both);

		patiently().until(() -> composite(both).stateValue() == StateValue.OK);
		set(one, StateValue.ALARM);
		set(two, StateValue.ALARM);
		patiently().until(() -> composite(both).stateValue() == StateValue.ALARM);
		assertThat(composite(both).alarmRule()).isEqualTo(rule);
		assertThat(composite(both).stateReason()).contains(two, "transitioned to ALARM");
		patiently().until(() -> events.nextTree(),
				(event) -> event.at("/detail/state/value").asString("").equals("ALARM")
						&& event.at("/detail/configuration/alarmRule").asString("").equals(rule));

		assertThat(cloudWatch().describeAlarms((request) -> request.alarmNames(both)).compositeAlarms())
			.as("only metric alarms are described unless others are asked for")
			.isEmpty();
		assertThatExceptionOfType(CloudWatchException.class).isThrownBy(() -> delete(one))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).startsWith("Validation"));
	}

	private String topicTo(Inbox inbox) {
		SnsClient sns = client(SnsClient.builder());
		String topic = sns.createTopic((request) -> request.name(name("alarm"))).topicArn();
		deleteLater(() -> sns.deleteTopic((request) -> request.topicArn(topic)));
		sns.subscribe((request) -> request.topicArn(topic).protocol("sqs").endpoint(inbox.arn()));
		return topic;
	}

	private void route(Inbox inbox, String alarm) {
		EventBridgeClient events = client(EventBridgeClient.builder());
		String rule = name("alarm");
		events.putRule((request) -> request.name(rule).eventPattern("""
				{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],
				"detail":{"alarmName":["%s"]}}""".formatted(alarm)));
		deleteLater(() -> events.deleteRule((request) -> request.name(rule)));
		Target target = Target.builder().id("1").arn(inbox.arn()).build();
		events.putTargets((request) -> request.rule(rule).targets(target));
		deleteLater(() -> events.removeTargets((request) -> request.rule(rule).ids("1")));
	}

}
