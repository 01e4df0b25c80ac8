package dev.crossover.cloud.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * CloudWatch's metrics. AWS answers questions some time after it took the data, so every
 * question is repeated until it is answered.
 */
class CloudWatchMetricsContractTests extends Contract {

	private final CloudWatchClient cloudWatch = client(CloudWatchClient.builder());

	private final String namespace = name("metrics");

	private final Instant minute = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60 - 600);

	CloudWatchMetricsContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void statisticsOfValuesCountsAndSummariesAddUp() {
		put(datum("Latency").value(4.0).build(), datum("Latency").values(6.0, 8.0).counts(1.0, 2.0).build());

		Datapoint point = one(statistics("Latency").statistics(Statistic.knownValues()).build());
		assertThat(point.average()).isEqualTo(6.5);
		assertThat(point.sum()).isEqualTo(26);
		assertThat(point.sampleCount()).isEqualTo(4);
		assertThat(point.minimum()).isEqualTo(4);
		assertThat(point.maximum()).isEqualTo(8);
		assertThat(point.unit()).isEqualTo(StandardUnit.MILLISECONDS);
		assertThat(point.timestamp()).isEqualTo(this.minute);

		put(datum("Summary").statisticValues((set) -> set.sampleCount(2.0).sum(10.0).minimum(3.0).maximum(7.0))
			.build());
		assertThat(one(statistics("Summary").statistics(Statistic.AVERAGE).build()).average()).isEqualTo(5);
	}

	@Test
	void percentilesAreExtendedStatistics() {
		List<Double> values = new ArrayList<>();
		for (int value = 1; value <= 100; value++) {
			values.add((double) value);
		}
		put(datum("Latency").values(values).build());

		Datapoint point = one(statistics("Latency").extendedStatistics("p50", "p99").build());
		assertThat(point.extendedStatistics()).hasSize(2);
		assertThat(point.extendedStatistics().getOrDefault("p50", 0.0)).isBetween(49.0, 51.0);
		assertThat(point.extendedStatistics().getOrDefault("p99", 0.0)).isBetween(98.0, 100.0);
	}

	@Test
	void metricDataHoldsMetricsAndWhatIsComputedOfThem() {
		put(datum("Good").value(30.0).build(), datum("Bad").value(10.0).build(),
				datum("Good").timestamp(this.minute.plusSeconds(60)).value(50.0).build());
		MetricDataQuery share = MetricDataQuery.builder()
			.id("share")
			.expression("100*FILL(bad,0)/(good+FILL(bad,0))")
			.label("Share of bad")
			.build();

		List<MetricDataResult> results = patiently().until(
				() -> data(query("good", "Good"), query("bad", "Bad"), share).metricDataResults(),
				(found) -> found.size() == 3 && found.getLast().values().size() == 2);
		assertThat(results).extracting(MetricDataResult::id).containsExactly("good", "bad", "share");
		assertThat(results.getFirst().values()).containsExactly(30.0, 50.0);
		assertThat(results.getFirst().timestamps()).containsExactly(this.minute, this.minute.plusSeconds(60));
		assertThat(results.get(1).values()).containsExactly(10.0);
		assertThat(results.getLast().values()).containsExactly(25.0, 0.0);
		assertThat(results.getLast().label()).isEqualTo("Share of bad");
		assertThat(results).extracting(MetricDataResult::statusCode).containsOnly(StatusCode.COMPLETE);
	}

	@Test
	void metricDataComesInPartsAndInTheOrderThatWasAskedFor() {
		put(datum("Good").value(1.0).build(), datum("Good").timestamp(this.minute.plusSeconds(60)).value(2.0).build());
		patiently().until(() -> data(query("good", "Good")).metricDataResults().getFirst().values().size() == 2);

		GetMetricDataRequest request = request(query("good", "Good")).scanBy(ScanBy.TIMESTAMP_DESCENDING)
			.maxDatapoints(1)
			.build();
		GetMetricDataResponse first = this.cloudWatch.getMetricData(request);
		assertThat(first.metricDataResults().getFirst().values()).containsExactly(2.0);
		assertThat(first.metricDataResults().getFirst().statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
		GetMetricDataResponse second = this.cloudWatch
			.getMetricData(request.toBuilder().nextToken(first.nextToken()).build());
		assertThat(second.metricDataResults().getFirst().values()).containsExactly(1.0);
	}

	@Test
	void metricsAreListedByNameAndDimension() {
		put(datum("Listed").dimensions(dimension("Shop", "one")).value(1.0).build(),
				datum("Listed").dimensions(dimension("Shop", "two")).value(1.0).build(),
				datum("Other").value(1.0).build());

		patiently()
			.until(() -> this.cloudWatch.listMetrics((list) -> list.namespace(this.namespace)).metrics().size() == 3);
		assertThat(this.cloudWatch
			.listMetrics((list) -> list.namespace(this.namespace)
				.metricName("Listed")
				.dimensions(DimensionFilter.builder().name("Shop").value("two").build()))
			.metrics()).extracting(Metric::dimensions).containsExactly(List.of(dimension("Shop", "two")));
	}

	@Test
	void longListOfMetricsComesInParts() {
		List<MetricDatum> many = new ArrayList<>();
		for (int number = 0; number < 501; number++) {
			many.add(datum("Many" + number).value(1.0).build());
		}
		put(many.toArray(MetricDatum[]::new));

		patiently().until(
				() -> this.cloudWatch.listMetricsPaginator((list) -> list.namespace(this.namespace)).stream().toList(),
				(pages) -> pages.stream().mapToInt((page) -> page.metrics().size()).sum() == 501 && pages.size() > 1);
	}

	@Test
	void dataThatCannotBeIsRefused() {
		assertThatExceptionOfType(InvalidParameterValueException.class)
			.isThrownBy(() -> this.cloudWatch
				.putMetricData((data) -> data.namespace("AWS/EC2").metricData(datum("Mine").value(1.0).build())))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).startsWith("InvalidParameterValue"));
		assertThatExceptionOfType(InvalidParameterValueException.class)
			.isThrownBy(() -> put(datum("Old").timestamp(this.minute.minus(Duration.ofDays(30))).value(1.0).build()));
		assertThatExceptionOfType(InvalidParameterCombinationException.class)
			.isThrownBy(() -> this.cloudWatch.getMetricStatistics(
					statistics("Any").statistics(Statistic.SUM).endTime(this.minute.minusSeconds(3600)).build()));
		assertThatExceptionOfType(InvalidParameterCombinationException.class)
			.isThrownBy(() -> this.cloudWatch.getMetricStatistics(
					statistics("Any").statistics(Statistic.SUM).startTime(this.minute.minusSeconds(200_000)).build()));
	}

	private void put(MetricDatum... data) {
		this.cloudWatch.putMetricData((request) -> request.namespace(this.namespace).metricData(data));
	}

	private MetricDatum.Builder datum(String name) {
		return MetricDatum.builder().metricName(name).timestamp(this.minute).unit(StandardUnit.MILLISECONDS);
	}

	private GetMetricStatisticsRequest.Builder statistics(String name) {
		return GetMetricStatisticsRequest.builder()
			.namespace(this.namespace)
			.metricName(name)
			.period(60)
			.startTime(this.minute)
			.endTime(this.minute.plusSeconds(300));
	}

	private Datapoint one(GetMetricStatisticsRequest request) {
		return patiently()
			.until(() -> this.cloudWatch.getMetricStatistics(request).datapoints(), (points) -> !points.isEmpty())
			.stream()
			.min(Comparator.comparing(Datapoint::timestamp))
			.orElseThrow();
	}

	private MetricDataQuery query(String id, String metric) {
		return MetricDataQuery.builder()
			.id(id)
			.metricStat((stat) -> stat.period(60)
				.stat("Sum")
				.metric((asked) -> asked.namespace(this.namespace).metricName(metric)))
			.build();
	}

	private GetMetricDataRequest.Builder request(MetricDataQuery... queries) {
		return GetMetricDataRequest.builder()
			.metricDataQueries(queries)
			.scanBy(ScanBy.TIMESTAMP_ASCENDING)
			.startTime(this.minute)
			.endTime(this.minute.plusSeconds(300));
	}

	private GetMetricDataResponse data(MetricDataQuery... queries) {
		return this.cloudWatch.getMetricData(request(queries).build());
	}

	private static Dimension dimension(String name, String value) {
		return Dimension.builder().name(name).value(value).build();
	}

}
