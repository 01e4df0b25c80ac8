package dev.crossover.cloud.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

import dev.crossover.cloud.cloudwatch.math.MetricQueries;
import dev.crossover.cloud.cloudwatch.math.MetricQuery;
import dev.crossover.cloud.cloudwatch.math.Value;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Page;

/** {@code GetMetricData}: metrics and the arithmetic over them, in parts when long. */
record MetricData(Metrics metrics) {

	private static final int MOST = 100_800;

	Map<String, ?> get(Fields input) {
		Instant from = time(input, "StartTime");
		Instant until = time(input, "EndTime");
		if (!from.isBefore(until)) {
			throw Errors.validation("The parameter StartTime must be less than the parameter EndTime.");
		}
		boolean ascending = input.text("ScanBy", "TimestampDescending").equals("TimestampAscending");
		MetricQueries queries = MetricQueries.of(input.list("MetricDataQueries"));
		List<Point> points = new ArrayList<>();
		for (MetricQuery query : queries.returned()) {
			int number = 0;
			for (Value.Series series : queries.series(query, this.metrics, from, until)) {
				points.addAll(points(new Result(query, series.label(), number++), series, ascending));
			}
		}
		Page<Point> page = CloudWatchErrors.page(points, input.text("NextToken", ""),
				input.integer("MaxDatapoints", MOST, 1, MOST));
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("Messages", List.of()));
		answer.put("MetricDataResults", results(page, points));
		if (!page.next().isEmpty()) {
			answer.put("NextToken", page.next());
		}
		return answer;
	}

	// A result without points is a point without a time, so that it is told of, too.
	private static List<Point> points(Result result, Value.Series series, boolean ascending) {
		NavigableMap<Instant, Double> ordered = ascending ? series.points() : series.points().descendingMap();
		if (ordered.isEmpty()) {
			return List.of(new Point(result, Instant.MIN, 0));
		}
		return ordered.entrySet().stream().map((point) -> new Point(result, point.getKey(), point.getValue())).toList();
	}

	private static List<Map<String, Object>> results(Page<Point> page, List<Point> all) {
		Map<Result, List<Point>> results = new LinkedHashMap<>();
		page.items().forEach((point) -> results.computeIfAbsent(point.result(), (key) -> new ArrayList<>()).add(point));
		List<Map<String, Object>> described = new ArrayList<>();
		results.forEach((result, points) -> {
			boolean whole = page.next().isEmpty() || all.lastIndexOf(points.getLast()) + 1 == all.size()
					|| !all.get(all.lastIndexOf(points.getLast()) + 1).result().equals(result);
			List<Point> real = points.stream().filter((point) -> point.time() != Instant.MIN).toList();
			described.add(Map.of("Id", result.query().id(), "Label", result.shown(), "StatusCode",
					whole ? "Complete" : "PartialData", "Timestamps", real.stream().map(Point::time).toList(), "Values",
					real.stream().map(Point::value).toList()));
		});
		return described;
	}

	private static Instant time(Fields fields, String name) {
		return fields.instant(name).orElseThrow(() -> CloudWatchErrors.missing(name));
	}

	/**
	 * One of the series of an answer.
	 *
	 * @param query what was asked
	 * @param label what the series is called, may be empty
	 * @param number which of the query's series it is
	 */
	private record Result(MetricQuery query, String label, int number) {

		String shown() {
			return this.label.isEmpty() ? this.query.label() : this.label;
		}

	}

	/**
	 * A point of a result.
	 *
	 * @param result the result
	 * @param time the beginning of its span
	 * @param value its value
	 */
	private record Point(Result result, Instant time, double value) {
	}

}
