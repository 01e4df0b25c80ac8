package dev.crossover.cloud.contract;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** CloudWatch's alarms: what they are and how they decide. */
class CloudWatchAlarmsContractTests extends AlarmContract {

	CloudWatchAlarmsContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void alarmIsDescribedAsItWasPut() {
		String name = alarm("described",
				(alarm) -> alarm.alarmDescription("Too much")
					.dimensions(Dimension.builder().name("Shop").value("one").build())
					.datapointsToAlarm(2)
					.evaluationPeriods(3)
					.treatMissingData("notBreaching"));

		MetricAlarm alarm = described(name);
		assertThat(alarm.alarmArn()).endsWith(":alarm:" + name);
		assertThat(alarm.alarmDescription()).isEqualTo("Too much");
		assertThat(alarm.period()).isEqualTo(60);
		assertThat(alarm.evaluationPeriods()).isEqualTo(3);
		assertThat(alarm.datapointsToAlarm()).isEqualTo(2);
		assertThat(alarm.threshold()).isEqualTo(10);
		assertThat(alarm.actionsEnabled()).isTrue();
		assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
		assertThat(alarm.dimensions()).singleElement().satisfies((one) -> assertThat(one.value()).isEqualTo("one"));
		assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isNotNull();
	}

	@Test
	void alarmsAreFoundByPrefixStateAndInParts() {
		String first = alarm("found", (alarm) -> {
		});
		String prefix = first.substring(0, first.length() - 2);
		String second = put(prefix + "2", (alarm) -> {
		});
		set(second, StateValue.ALARM);

		assertThat(describe(prefix).metricAlarms()).extracting(MetricAlarm::alarmName)
			.containsExactlyInAnyOrder(first, second);
		assertThat(
				cloudWatch().describeAlarms((request) -> request.alarmNamePrefix(prefix).stateValue(StateValue.ALARM))
					.metricAlarms())
			.extracting(MetricAlarm::alarmName)
			.containsExactly(second);
		DescribeAlarmsResponse part = cloudWatch()
			.describeAlarms((request) -> request.alarmNamePrefix(prefix).maxRecords(1));
		assertThat(part.metricAlarms()).hasSize(1);
		assertThat(cloudWatch()
			.describeAlarms((request) -> request.alarmNamePrefix(prefix).maxRecords(1).nextToken(part.nextToken()))
			.metricAlarms()).hasSize(1).doesNotContainAnyElementsOf(part.metricAlarms());
	}

	@Test
	void alarmsOfAMetricAreFoundByItsStatisticAndPeriod() {
		Dimension one = Dimension.builder().name("Shop").value("one").build();
		String minutely = alarm("minutely", (alarm) -> alarm.dimensions(one));
		String hourly = alarm("hourly", (alarm) -> alarm.dimensions(one).period(3600).statistic(Statistic.SUM));
		alarm("elsewhere", (alarm) -> {
		});
		MetricDataQuery twice = MetricDataQuery.builder().id("e1").expression("m1*2").build();
		String computed = name("computed");
		cloudWatch().putMetricAlarm((alarm) -> alarm.alarmName(computed)
			.metrics(twice, query("m1", "Load", one))
			.evaluationPeriods(1)
			.threshold(1.0)
			.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
		deleteLater(() -> delete(computed));

		assertThat(alarmsOfLoad((asked) -> asked.dimensions(one))).as("neither of another metric, nor an expression's")
			.containsExactlyInAnyOrder(minutely, hourly);
		assertThat(alarmsOfLoad((asked) -> asked.dimensions(one).period(3600))).containsExactly(hourly);
		assertThat(alarmsOfLoad((asked) -> asked.dimensions(one).statistic(Statistic.MAXIMUM)))
			.containsExactly(minutely);
		assertThat(alarmsOfLoad((asked) -> asked.dimensions(one).unit(StandardUnit.BYTES))).isEmpty();
		delete(hourly);
		assertThat(alarmsOfLoad((asked) -> asked.dimensions(one))).containsExactly(minutely);
		assertThatExceptionOfType(CloudWatchException.class)
			.isThrownBy(() -> alarmsOfLoad((asked) -> asked.metricName(null)))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
	}

	@Test
	void alarmFiresByItsMetricAndClearsWithIt() {
		String name = alarm("fires", (alarm) -> alarm.treatMissingData("notBreaching"));
		patiently().until(() -> described(name).stateValue() == StateValue.OK);

		patiently().until(() -> {
			put("Load", 99);
			return described(name).stateValue() == StateValue.ALARM;
		});
		MetricAlarm alarm = described(name);
		assertThat(alarm.stateReason()).startsWith("Threshold Crossed: 1 out of the last 1 datapoints [")
			.contains("was greater than the threshold (10.0) (minimum 1 datapoint for OK -> ALARM transition)");
		JsonNode data = JsonMapper.shared().readTree(alarm.stateReasonData());
		assertThat(data.path("threshold").asDouble()).isEqualTo(10);
		assertThat(data.path("statistic").asString("")).isEqualTo("Maximum");
		assertThat(data.path("recentDatapoints").size()).isPositive();

		patiently().until(() -> described(name).stateValue() == StateValue.OK);
	}

	@Test
	void alarmOverAnExpressionDecidesByItsResult() {
		String name = name("math");
		MetricDataQuery sum = MetricDataQuery.builder().id("e1").label("Both").expression("m1+m2").build();
		cloudWatch().putMetricAlarm((alarm) -> alarm.alarmName(name)
			.metrics(sum, query("m1", "One"), query("m2", "Two"))
			.evaluationPeriods(1)
			.threshold(15.0)
			.comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
		deleteLater(() -> delete(name));

		patiently().until(() -> {
			put("One", 10);
			put("Two", 5);
			return described(name).stateValue() == StateValue.ALARM;
		});
		assertThat(described(name).metrics()).extracting(MetricDataQuery::id)
			.containsExactlyInAnyOrder("e1", "m1", "m2");
	}

	@Test
	void historyTellsWhatHappened() {
		String name = alarm("history", (alarm) -> alarm.period(300));
		set(name, StateValue.ALARM);

		patiently().untilAsserted(() -> assertThat(cloudWatch()
			.describeAlarmHistory((request) -> request.alarmName(name).historyItemType(HistoryItemType.STATE_UPDATE))
			.alarmHistoryItems()).isNotEmpty().last().satisfies((item) -> {
				assertThat(item.historySummary()).isEqualTo("Alarm updated from INSUFFICIENT_DATA to ALARM");
				assertThat(item.timestamp()).isNotNull();
			}));
	}

	@Test
	void alarmThatCannotBeIsRefused() {
		List<Consumer<PutMetricAlarmRequest.Builder>> wrong = List.of((alarm) -> alarm.period(45),
				(alarm) -> alarm.period(10).namespace("AWS/SQS"),
				(alarm) -> alarm.evaluationPeriods(2).datapointsToAlarm(3), (alarm) -> alarm.treatMissingData("never"),
				(alarm) -> alarm.period(3600).evaluationPeriods(200), (alarm) -> alarm.alarmActions("nobody"),
				(alarm) -> alarm.metrics(query("m1", "Load")), (alarm) -> alarm.extendedStatistic("p99"));
		for (Consumer<PutMetricAlarmRequest.Builder> mistake : wrong) {
			assertThatExceptionOfType(CloudWatchException.class).isThrownBy(() -> alarm("wrong", mistake))
				.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode())
					.matches("(Validation|InvalidParameter).*"));
		}
		assertThatExceptionOfType(CloudWatchException.class).isThrownBy(() -> set(name("none"), StateValue.OK))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
		assertThatExceptionOfType(CloudWatchException.class).isThrownBy(() -> cloudWatch()
			.putCompositeAlarm((alarm) -> alarm.alarmName(name("orphan")).alarmRule("ALARM(" + name("none") + ")")));
	}

	private List<String> alarmsOfLoad(Consumer<DescribeAlarmsForMetricRequest.Builder> more) {
		return cloudWatch()
			.describeAlarmsForMetric((asked) -> more.accept(asked.namespace(namespace()).metricName("Load")))
			.metricAlarms()
			.stream()
			.map(MetricAlarm::alarmName)
			.toList();
	}

}
