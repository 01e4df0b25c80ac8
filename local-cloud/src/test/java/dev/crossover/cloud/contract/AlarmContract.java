package dev.crossover.cloud.contract;

import java.util.function.Consumer;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What the tests of alarms share: alarms over metrics that nobody else has. */
abstract class AlarmContract extends Contract {

	private final CloudWatchClient cloudWatch = client(CloudWatchClient.builder());

	private final String namespace = name("alarms");

	AlarmContract(Aim aim) {
		super(aim);
	}

	final CloudWatchClient cloudWatch() {
		return this.cloudWatch;
	}

	final String namespace() {
		return this.namespace;
	}

	final String alarm(String what, Consumer<PutMetricAlarmRequest.Builder> more) {
		return put(name(what), more);
	}

	final String put(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
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

	final void delete(String name) {
		this.cloudWatch.deleteAlarms((request) -> request.alarmNames(name));
	}

	final void set(String name, StateValue state) {
		this.cloudWatch.setAlarmState((alarm) -> alarm.alarmName(name).stateValue(state).stateReason("by hand"));
	}

	final void put(String metric, double value) {
		MetricDatum datum = MetricDatum.builder().metricName(metric).value(value).build();
		this.cloudWatch.putMetricData((data) -> data.namespace(this.namespace).metricData(datum));
	}

	final MetricDataQuery query(String id, String metric, Dimension... dimensions) {
		return MetricDataQuery.builder()
			.id(id)
			.returnData(false)
			.metricStat((stat) -> stat.period(60)
				.stat("Maximum")
				.metric((asked) -> asked.namespace(this.namespace).metricName(metric).dimensions(dimensions)))
			.build();
	}

	final DescribeAlarmsResponse describe(String prefix) {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNamePrefix(prefix));
	}

	final MetricAlarm described(String name) {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNames(name)).metricAlarms().getFirst();
	}

	final CompositeAlarm composite(String name) {
		return this.cloudWatch
			.describeAlarms((request) -> request.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
			.compositeAlarms()
			.getFirst();
	}

}
