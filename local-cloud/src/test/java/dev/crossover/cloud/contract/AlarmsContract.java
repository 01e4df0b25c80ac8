package dev.crossover.cloud.contract;

import java.util.function.Consumer;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;

/** Puts alarms, moves them by hand and listens to what they say. */
abstract class AlarmsContract extends Contract {

	final CloudWatchClient cloudWatch = client(CloudWatchClient.builder());

	final String namespace = name("alarms");

	AlarmsContract(Aim aim) {
		super(aim);
	}

	String alarm(String what, Consumer<PutMetricAlarmRequest.Builder> more) {
		return put(name(what), more);
	}

	String put(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
		this.cloudWatch.putMetricAlarm((alarm) -> more.accept(alarm.alarmName(name)
			.namespace(this.namespace)
			.metricName("Load")
			.statistic(Statistic.MAXIMUM)
			.period(60)
			.evaluationPeriods(1)
			// A state that is set by hand stays, since nothing is measured.
			.treatMissingData("ignore")
			.threshold(10.0)
			.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)));
		deleteLater(() -> delete(name));
		return name;
	}

	void delete(String name) {
		this.cloudWatch.deleteAlarms((request) -> request.alarmNames(name));
	}

	void set(String name, StateValue state) {
		this.cloudWatch.setAlarmState((alarm) -> alarm.alarmName(name).stateValue(state).stateReason("by hand"));
	}

	void put(String metric, double value) {
		MetricDatum datum = MetricDatum.builder().metricName(metric).value(value).build();
		this.cloudWatch.putMetricData((data) -> data.namespace(this.namespace).metricData(datum));
	}

	MetricDataQuery query(String id, String metric) {
		return MetricDataQuery.builder()
			.id(id)
			.returnData(false)
			.metricStat((stat) -> stat.period(60)
				.stat("Maximum")
				.metric((asked) -> asked.namespace(this.namespace).metricName(metric)))
			.build();
	}

	DescribeAlarmsResponse describe(String prefix) {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNamePrefix(prefix));
	}

	MetricAlarm described(String name) {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNames(name)).metricAlarms().getFirst();
	}

	CompositeAlarm composite(String name) {
		return this.cloudWatch
			.describeAlarms((request) -> request.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
			.compositeAlarms()
			.getFirst();
	}

	String topicTo(Inbox inbox) {
		SnsClient sns = client(SnsClient.builder());
		String topic = sns.createTopic((request) -> request.name(name("alarm"))).topicArn();
		deleteLater(() -> sns.deleteTopic((request) -> request.topicArn(topic)));
		sns.subscribe((request) -> request.topicArn(topic).protocol("sqs").endpoint(inbox.arn()));
		return topic;
	}

	void route(Inbox inbox, String alarm) {
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
