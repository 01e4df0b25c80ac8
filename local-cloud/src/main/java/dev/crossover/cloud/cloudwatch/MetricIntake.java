package dev.crossover.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/** {@code PutMetricData}: what is taken and what is refused, all of a call or nothing. */
record MetricIntake(Metrics metrics) {

	private static final Duration OLDEST = Duration.ofDays(14);

	private static final Duration NEWEST = Duration.ofHours(2);

	private static final int MOST_VALUES = 150;

	private static final int MOST_DATA = 1000;

	private static final Set<String> UNITS = Set.of("Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes",
			"Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent",
			"Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
			"Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second",
			"None");

	Map<String, ?> put(Fields input) {
		String namespace = input.text("Namespace");
		if (namespace.startsWith("AWS/")) {
			throw CloudWatchErrors.value("The value %s for parameter Namespace is invalid.".formatted(namespace));
		}
		if (input.has("EntityMetricData")) {
			throw Errors.unsupported("EntityMetricData; use MetricData");
		}
		List<Fields> data = input.list("MetricData");
		if (data.isEmpty() || data.size() > MOST_DATA) {
			throw CloudWatchErrors.missing("MetricData");
		}
		data.stream().map((datum) -> read(namespace, datum)).toList().forEach(Runnable::run);
		return Map.of();
	}

	private Runnable read(String namespace, Fields datum) {
		MetricId metric = MetricId.of(namespace, datum);
		String unit = unit(datum);
		Duration resolution = resolution(datum);
		Instant time = time(datum);
		List<Samples> samples = samples(datum);
		return () -> samples.forEach((some) -> this.metrics.put(metric, unit, time, resolution, some));
	}

	private static String unit(Fields datum) {
		String unit = datum.text("Unit", "None");
		if (!UNITS.contains(unit)) {
			throw CloudWatchErrors.value("The value %s for parameter Unit is invalid.".formatted(unit));
		}
		return unit;
	}

	private static Duration resolution(Fields datum) {
		int seconds = datum.integer("StorageResolution").orElse(60);
		if (seconds != 1 && seconds != 60) {
			throw CloudWatchErrors.value("The value %d for parameter StorageResolution is invalid.".formatted(seconds));
		}
		return Duration.ofSeconds(seconds);
	}

	private Instant time(Fields datum) {
		Instant now = this.metrics.now();
		Instant time = datum.instant("Timestamp").orElse(now);
		if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(NEWEST))) {
			throw CloudWatchErrors
				.value("The parameter Timestamp must specify a time no more than two weeks in the past"
						+ " and no more than two hours in the future.");
		}
		return time;
	}

	private static List<Samples> samples(Fields datum) {
		if (datum.has("StatisticValues")) {
			if (datum.has("Value") || datum.has("Values")) {
				throw CloudWatchErrors
					.combination("The parameters Value, Values and StatisticValues are mutually exclusive.");
			}
			Fields set = datum.structure("StatisticValues");
			return List.of(Samples.summary(number(set, "SampleCount"), number(set, "Sum"), number(set, "Minimum"),
					number(set, "Maximum")));
		}
		return datum.has("Values") ? values(datum) : List.of(Samples.of(number(datum, "Value"), 1));
	}

	private static List<Samples> values(Fields datum) {
		List<Double> values = datum.decimals("Values");
		List<Double> counts = datum.decimals("Counts");
		if (datum.has("Value") || values.size() > MOST_VALUES
				|| (!counts.isEmpty() && counts.size() != values.size())) {
			throw CloudWatchErrors.combination(
					"The parameters Values and Counts must have the same size, at most %d.".formatted(MOST_VALUES));
		}
		List<Samples> samples = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			samples.add(Samples.of(values.get(i), counts.isEmpty() ? 1 : counts.get(i)));
		}
		return samples;
	}

	private static double number(Fields fields, String name) {
		double number = fields.decimal(name).orElseThrow(() -> CloudWatchErrors.missing(name));
		if (!Double.isFinite(number)) {
			throw CloudWatchErrors.value("The value %s for parameter %s is invalid.".formatted(number, name));
		}
		return number;
	}

}
