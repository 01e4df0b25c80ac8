package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.cloudwatch.Statistic;
import dev.crossover.cloud.protocol.Errors;

/**
 * Queries looked at over one time.
 *
 * @param queries the queries by id
 * @param measurements what was measured
 * @param period the length of a span
 * @param spans the beginnings of the spans
 * @param until the end
 */
record Evaluation(Map<String, MetricQuery> queries, Metrics measurements, Duration period, NavigableSet<Instant> spans,
		Instant until) implements Term.Scope {

	@Override
	public Value value(String id) {
		MetricQuery query = this.queries.get(id);
		return switch (query) {
			case MetricQuery.Measured measured -> measured(measured);
			case MetricQuery.Computed computed -> computed(computed);
			case null -> throw Errors.validation("There is no query " + id);
		};
	}

	@Override
	public List<Value.Series> metrics(String part) {
		return this.queries.values()
			.stream()
			.filter((query) -> query.id().contains(part))
			.filter(MetricQuery.Measured.class::isInstance)
			.map((query) -> measured((MetricQuery.Measured) query))
			.toList();
	}

	private Value.Series measured(MetricQuery.Measured query) {
		NavigableMap<Instant, Double> points = new TreeMap<>();
		if (!this.spans.isEmpty()) {
			Statistic statistic = Statistic.of(query.stat());
			this.measurements.spans(query.metric(), query.unit(), this.spans.first(), this.until, this.period)
				.forEach((time, samples) -> Value.Series.putNumber(points, time, statistic.of(samples)));
		}
		return new Value.Series(query.label(), points);
	}

	private Value computed(MetricQuery.Computed query) {
		Value value = query.expression().term().in(this);
		return (value instanceof Value.Series series) ? new Value.Series(query.label(), series.points()) : value;
	}

}
