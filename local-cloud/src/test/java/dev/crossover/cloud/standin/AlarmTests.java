package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Metrics, and the story they tell: work waits, an alarm fires, an instance comes, goes.
 */
class AlarmTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final double TWO_SECONDS_FOR_A_MINUTE = 30;

	@TempDir
	private Path folder;

	private Cloud cloud;

	private CloudWatchClient cloudWatch;

	@BeforeEach
	void start() {
		this.cloud = Cloud.open(this.folder, TWO_SECONDS_FOR_A_MINUTE, Duration.ofMinutes(1));
		this.cloudWatch = this.cloud.client(CloudWatchClient.builder());
	}

	@AfterEach
	void stop() {
		this.cloudWatch.close();
		this.cloud.close();
	}

	@Test
	void alarmFiresAfterItsPeriodsAndTheFleetWakes() {
		AsyncStack stack = AsyncStack.create(this.cloud, "story");
		Cloud.Queue scaler = this.cloud.queue("scaler-" + UUID.randomUUID());
		String arn = this.cloud.create("AWS::CloudWatch::Alarm", "backlog-" + stack.name(), """
				{"Namespace":"AWS/SageMaker","MetricName":"HasBacklogWithoutCapacity","Statistic":"Average",
				"Dimensions":[{"Name":"EndpointName","Value":"%s"}],"Period":60,"EvaluationPeriods":2,
				"DatapointsToAlarm":2,"Threshold":1,"ComparisonOperator":"GreaterThanOrEqualToThreshold",
				"TreatMissingData":"missing"}""".formatted(stack.name())).attributes().get("Arn");
		this.cloud.create("AWS::Events::Rule", "wake", """
				{"EventPattern":{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"],
				"resources":["%s"],"detail":{"state":{"value":["ALARM"]}}},"Targets":[{"Id":"1","Arn":"%s"}]}"""
			.formatted(arn, scaler.arn()));
		this.cloud.start();
		Instant invoked = Instant.now();
		stack.invoke("waits", "hello", "");

		JsonNode event = scaler.next();
		assertThat(Duration.between(invoked, Instant.now())).isGreaterThan(Duration.ofSeconds(3));
		assertThat(event.at("/detail/alarmName").asString("")).isEqualTo("backlog-" + stack.name());
		assertThat(event.at("/detail/previousState/value").asString("")).isIn("INSUFFICIENT_DATA", "OK");
		assertThat(event.at("/detail/configuration/metrics/0/metricStat/metric/name").asString(""))
			.isEqualTo("HasBacklogWithoutCapacity");

		stack.scale(1);
		assertThat(stack.completions().next().path("inferenceId").asString("")).isEqualTo("waits");
		await().atMost(PATIENCE).until(() -> state("backlog-" + stack.name()) == StateValue.OK);
		stack.scale(0);
		assertThat(stack.serving()).isZero();
	}

	@Test
	void requestThatWaitsTooLongExpires() {
		AsyncStack stack = AsyncStack.create(this.cloud, "expiry");
		this.cloud.start();
		try (SageMakerRuntimeClient runtime = this.cloud.client(SageMakerRuntimeClient.builder())) {
			runtime.invokeEndpointAsync((request) -> request.endpointName(stack.name())
				.inferenceId("late")
				.requestTTLSeconds(60)
				.inputLocation("s3://" + stack.name() + "/late"));
		}
		await().atMost(PATIENCE)
			.until(() -> this.cloudWatch.listMetrics((request) -> request.namespace("AWS/SageMaker"))
				.metrics()
				.stream()
				.anyMatch((metric) -> metric.metricName().equals("ExpiredRequests")));
		stack.scale(1);
		await().atMost(PATIENCE).until(() -> stack.serving() == 1);

		assertThat(stack.completions().receive(Duration.ofSeconds(1))).isEmpty();
	}

	@Test
	void metricsCanBePutListedAndAskedFor() {
		Instant now = Instant.now();
		Dimension dimension = Dimension.builder().name("Shop").value("one").build();
		List<MetricDatum> data = List.of(
				MetricDatum.builder()
					.metricName("Orders")
					.dimensions(dimension)
					.timestamp(now)
					.value(4.0)
					.unit(StandardUnit.COUNT)
					.build(),
				MetricDatum.builder()
					.metricName("Orders")
					.dimensions(dimension)
					.timestamp(now)
					.values(6.0, 8.0)
					.counts(1.0, 2.0)
					.unit(StandardUnit.COUNT)
					.build());
		this.cloudWatch.putMetricData((request) -> request.namespace("Test").metricData(data));

		assertThat(this.cloudWatch.listMetrics((request) -> request.namespace("Test")).metrics()).singleElement()
			.satisfies((metric) -> assertThat(metric.dimensions()).containsExactly(dimension));
		MetricDataQuery query = MetricDataQuery.builder()
			.id("orders")
			.metricStat((stat) -> stat.period(60)
				.stat("Sum")
				.metric((metric) -> metric.namespace("Test").metricName("Orders").dimensions(dimension)))
			.build();
		List<MetricDataResult> results = this.cloudWatch
			.getMetricData((request) -> request.metricDataQueries(query)
				.startTime(now.minusSeconds(120))
				.endTime(now.plusSeconds(60)))
			.metricDataResults();
		assertThat(results).singleElement().satisfies((result) -> {
			assertThat(result.values()).containsExactly(26.0);
			assertThat(result.timestamps().getFirst()).isBeforeOrEqualTo(now);
		});
		List<Datapoint> datapoints = this.cloudWatch
			.getMetricStatistics((request) -> request.namespace("Test")
				.metricName("Orders")
				.dimensions(dimension)
				.period(60)
				.statistics(Statistic.AVERAGE, Statistic.SAMPLE_COUNT)
				.startTime(now.minusSeconds(120))
				.endTime(now.plusSeconds(60)))
			.datapoints();
		assertThat(datapoints).singleElement().satisfies((point) -> {
			assertThat(point.average()).isEqualTo(6.5);
			assertThat(point.sampleCount()).isEqualTo(4.0);
			assertThat(point.unit()).isEqualTo(StandardUnit.COUNT);
		});
	}

	@Test
	void alarmStateCanBeSetAndSurvivesARestart() {
		this.cloudWatch.putMetricAlarm((alarm) -> alarm.alarmName("kept")
			.namespace("Test")
			.metricName("Orders")
			.statistic(Statistic.SUM)
			.period(60)
			.evaluationPeriods(1)
			.threshold(1.0)
			.comparisonOperator("GreaterThanThreshold"));
		this.cloudWatch
			.setAlarmState((alarm) -> alarm.alarmName("kept").stateValue(StateValue.ALARM).stateReason("because"));
		stop();
		start();

		assertThat(state("kept")).isEqualTo(StateValue.ALARM);
	}

	@Test
	void scalableTargetBringsTheCapacityIntoItsBounds() {
		AsyncStack stack = AsyncStack.create(this.cloud, "bounds");
		String variant = "endpoint/" + stack.name() + "/variant/AllTraffic";
		try (ApplicationAutoScalingClient scaling = this.cloud.client(ApplicationAutoScalingClient.builder())) {
			scaling.registerScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.scalableDimension(ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT)
				.resourceId(variant)
				.minCapacity(1)
				.maxCapacity(2));

			assertThat(stack.describe().productionVariants().getFirst().desiredInstanceCount()).isEqualTo(1);
			assertThat(scaling
				.describeScalableTargets(
						(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).resourceIds(variant))
				.scalableTargets()).singleElement()
				.satisfies((target) -> assertThat(target.maxCapacity()).isEqualTo(2));
		}
	}

	private StateValue state(String alarm) {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNames(alarm))
			.metricAlarms()
			.getFirst()
			.stateValue();
	}

}
