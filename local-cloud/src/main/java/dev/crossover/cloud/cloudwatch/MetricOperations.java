package dev.crossover.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import dev.crossover.cloud.cloudwatch.math.MetricQuery;
import dev.crossover.cloud.protocol.Entries;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;

/** CloudWatch's calls about metrics. */
final class MetricOperations {

	private static final int PAGE = 500;

	private static final int MOST_POINTS = 1440;

	private static final Duration RECENT = Duration.ofHours(3);

	private final Metrics metrics;

	private MetricOperations(Metrics metrics) {
		this.metrics = metrics;
	}

	static Map<String, Operation> of(Metrics metrics) {
		MetricOperations calls = new MetricOperations(metrics);
		return Map.of("PutMetricData", new MetricIntake(metrics)::put, "GetMetricData", new MetricData(metrics)::get,
				"GetMetricStatistics", calls::getMetricStatistics, "ListMetrics", calls::listMetrics);
	}

	private Map<String, ?> getMetricStatistics(Fields input) {
		MetricId metric = MetricId.of(input.text("Namespace"), input);
		Map<String, Statistic> plain = statistics(input, "Statistics");
		Map<String, Statistic> extended = statistics(input, "ExtendedStatistics");
		if (plain.isEmpty() && extended.isEmpty()) {
			throw CloudWatchErrors.missing("Statistics or ExtendedStatistics");
		}
		String unit = input.text("Unit", this.metrics.unit(metric));
		List<Map<String, Object>> datapoints = new ArrayList<>();
		spans(metric, input).forEach((time, samples) -> {
			Map<String, Object> point = new LinkedHashMap<>(Map.of("Timestamp", time, "Unit", unit));
			point.putAll(values(plain, samples));
			if (!extended.isEmpty()) {
				point.put("ExtendedStatistics", new Entries(values(extended, samples)));
			}
			datapoints.add(point);
		});
		return Map.of("Label", metric.name(), "Datapoints", datapoints);
	}

	private NavigableMap<Instant, Samples> spans(MetricId metric, Fields input) {
		Duration period = MetricQuery.period(input);
		Instant until = time(input, "EndTime");
		Duration least = Duration.ofMinutes(1);
		Instant from = Metrics.floor(time(input, "StartTime"), (period.compareTo(least) < 0) ? period : least);
		if (!from.isBefore(until)) {
			throw CloudWatchErrors.combination("The parameter StartTime must be less than the parameter EndTime.");
		}
		long points = Duration.between(from, until).dividedBy(period);
		if (points > MOST_POINTS) {
			throw CloudWatchErrors.combination("You have requested up to %d datapoints, which exceeds the limit of %d."
				.formatted(points, MOST_POINTS));
		}
		return this.metrics.spans(metric, input.text("Unit", ""), from, until, period);
	}

	private static Map<String, Statistic> statistics(Fields input, String member) {
		Map<String, Statistic> statistics = new LinkedHashMap<>();
		input.texts(member).forEach((name) -> statistics.put(name, Statistic.of(name)));
		return statistics;
	}

	private static Map<String, Double> values(Map<String, Statistic> statistics, Samples samples) {
		Map<String, Double> values = new LinkedHashMap<>();
		statistics.forEach((name, statistic) -> {
			double value = statistic.of(samples);
			if (Double.isFinite(value)) {
				values.put(name, value);
			}
		});
		return values;
	}

	private Map<String, ?> listMetrics(Fields input) {
		String namespace = input.text("Namespace", "");
		String name = input.text("MetricName", "");
		List<Fields> filters = input.list("Dimensions");
		Instant since = input.has("RecentlyActive") ? this.metrics.now().minus(RECENT) : Instant.MIN;
		List<MetricId> found = this.metrics.since(since)
			.stream()
			.filter((metric) -> (namespace.isEmpty() || namespace.equals(metric.namespace()))
					&& (name.isEmpty() || name.equals(metric.name())))
			.filter((metric) -> filters.stream().allMatch((filter) -> has(metric, filter)))
			.toList();
		return CloudWatchErrors.page(found, input.text("NextToken", ""), PAGE).answer("Metrics", MetricId::described);
	}

	private static boolean has(MetricId metric, Fields filter) {
		String value = metric.dimensions().get(filter.text("Name"));
		return value != null && filter.text("Value", value).equals(value);
	}

	private static Instant time(Fields fields, String name) {
		return fields.instant(name).orElseThrow(() -> CloudWatchErrors.missing(name));
	}

}
