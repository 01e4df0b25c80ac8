package dev.crossover.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;

/** CloudWatch's calls about metrics. */
final class MetricOperations {

	private final Metrics metrics;

	private MetricOperations(Metrics metrics) {
		this.metrics = metrics;
	}

	static Map<String, Operation> of(Metrics metrics) {
		MetricOperations calls = new MetricOperations(metrics);
		return Map.of("PutMetricData", calls::putMetricData, "GetMetricData", calls::getMetricData,
				"GetMetricStatistics", calls::getMetricStatistics, "ListMetrics", calls::listMetrics);
	}

	private Map<String, ?> putMetricData(Fields input) {
		String namespace = input.text("Namespace");
		if (input.has("EntityMetricData")) {
			throw Errors.unsupported("EntityMetricData; use MetricData");
		}
		for (Fields datum : input.list("MetricData")) {
			Duration resolution = (datum.integer("StorageResolution", 60, 1, 60) == 1) ? Duration.ofSeconds(1)
					: Duration.ofMinutes(1);
			Instant time = datum.instant("Timestamp").orElseGet(this.metrics::now);
			MetricId metric = metric(namespace, datum);
			samples(datum)
				.forEach((samples) -> this.metrics.put(metric, datum.text("Unit", "None"), time, resolution, samples));
		}
		return Map.of();
	}

	private static List<Samples> samples(Fields datum) {
		if (datum.has("StatisticValues")) {
			Fields set = datum.structure("StatisticValues");
			return List.of(new Samples(number(set, "SampleCount"), number(set, "Sum"), number(set, "Minimum"),
					number(set, "Maximum"), List.of()));
		}
		if (!datum.has("Values")) {
			return List.of(Samples.of(number(datum, "Value"), 1));
		}
		List<Double> values = datum.decimals("Values");
		List<Double> counts = datum.decimals("Counts");
		List<Samples> samples = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			samples.add(Samples.of(values.get(i), counts.isEmpty() ? 1 : counts.get(i)));
		}
		return samples;
	}

	private Map<String, ?> getMetricData(Fields input) {
		Instant from = time(input, "StartTime");
		Instant until = time(input, "EndTime");
		boolean ascending = input.text("ScanBy", "TimestampDescending").equals("TimestampAscending");
		return Map.of("MetricDataResults",
				input.list("MetricDataQueries")
					.stream()
					.filter((query) -> query.flag("ReturnData", true))
					.map((query) -> result(query, from, until, ascending))
					.toList(),
				"Messages", List.of());
	}

	private Map<String, ?> result(Fields query, Instant from, Instant until, boolean ascending) {
		if (query.has("Expression")) {
			throw Errors.unsupported("metric math; ask for a MetricStat");
		}
		Fields stat = query.structure("MetricStat");
		Fields asked = stat.structure("Metric");
		MetricId metric = metric(asked.text("Namespace"), asked);
		NavigableMap<Instant, Samples> spans = this.metrics.spans(metric, stat.text("Unit", ""), from, until,
				Duration.ofSeconds(stat.integer("Period", 60, 1, 604_800)));
		NavigableMap<Instant, Samples> ordered = ascending ? spans : spans.descendingMap();
		String statistic = stat.text("Stat");
		return Map.of("Id", query.text("Id"), "Label", query.text("Label", metric.name()), "StatusCode", "Complete",
				"Timestamps", List.copyOf(ordered.keySet()), "Values",
				ordered.values().stream().map((samples) -> samples.statistic(statistic)).toList());
	}

	private Map<String, ?> getMetricStatistics(Fields input) {
		MetricId metric = metric(input.text("Namespace"), input);
		NavigableMap<Instant, Samples> spans = this.metrics.spans(metric, input.text("Unit", ""),
				time(input, "StartTime"), time(input, "EndTime"),
				Duration.ofSeconds(input.integer("Period", 60, 1, 604_800)));
		String unit = input.text("Unit", this.metrics.unit(metric));
		List<Map<String, Object>> datapoints = new ArrayList<>();
		spans.forEach((time, samples) -> {
			Map<String, Object> point = new LinkedHashMap<>(Map.of("Timestamp", time, "Unit", unit));
			input.texts("Statistics").forEach((name) -> point.put(name, samples.statistic(name)));
			Map<String, Double> extended = new LinkedHashMap<>();
			input.texts("ExtendedStatistics").forEach((name) -> extended.put(name, samples.statistic(name)));
			if (!extended.isEmpty()) {
				point.put("ExtendedStatistics", extended);
			}
			datapoints.add(point);
		});
		return Map.of("Label", metric.name(), "Datapoints", datapoints);
	}

	private Map<String, ?> listMetrics(Fields input) {
		String namespace = input.text("Namespace", "");
		String name = input.text("MetricName", "");
		List<Fields> filters = input.list("Dimensions");
		return Map.of("Metrics",
				this.metrics.all()
					.stream()
					.filter((metric) -> (namespace.isEmpty() || namespace.equals(metric.namespace()))
							&& (name.isEmpty() || name.equals(metric.name())))
					.filter((metric) -> filters.stream().allMatch((filter) -> has(metric, filter)))
					.map(MetricOperations::described)
					.toList());
	}

	private static boolean has(MetricId metric, Fields filter) {
		String value = metric.dimensions().get(filter.text("Name"));
		return value != null && filter.text("Value", value).equals(value);
	}

	private static Map<String, Object> described(MetricId metric) {
		return Map.of("Namespace", metric.namespace(), "MetricName", metric.name(), "Dimensions",
				metric.dimensions()
					.entrySet()
					.stream()
					.map((dimension) -> Map.of("Name", dimension.getKey(), "Value", dimension.getValue()))
					.toList());
	}

	private static MetricId metric(String namespace, Fields fields) {
		Map<String, String> dimensions = new LinkedHashMap<>();
		fields.list("Dimensions")
			.forEach((dimension) -> dimensions.put(dimension.text("Name"), dimension.text("Value")));
		return new MetricId(namespace, fields.text("MetricName"), dimensions);
	}

	private static double number(Fields fields, String name) {
		return fields.decimal(name).orElseThrow(() -> Errors.validation(name + " must be given"));
	}

	private static Instant time(Fields fields, String name) {
		return fields.instant(name).orElseThrow(() -> Errors.validation(name + " must be given"));
	}

}
