package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/** The queries of one request or alarm, which may name one another. */
public final class MetricQueries {

	private static final int MOST = 500;

	private final Map<String, MetricQuery> queries;

	private MetricQueries(Map<String, MetricQuery> queries) {
		this.queries = queries;
	}

	/**
	 * Reads queries, or says what of them is not done.
	 * @param asked the queries
	 * @return the queries, each known to be computable
	 */
	public static MetricQueries of(List<Fields> asked) {
		Map<String, MetricQuery> queries = new LinkedHashMap<>();
		for (Fields query : asked) {
			if (query.has("AccountId")) {
				throw Errors.unsupported("metrics of other accounts");
			}
			MetricQuery read = MetricQuery.of(query);
			if (queries.put(read.id(), read) != null) {
				throw Errors.validation("The values for parameter Id in MetricDataQueries are not unique");
			}
		}
		if (queries.isEmpty() || queries.size() > MOST) {
			throw Errors.validation("There must be 1 to %d queries".formatted(MOST));
		}
		MetricQueries all = new MetricQueries(queries);
		queries.values().forEach(all::period);
		return all;
	}

	public List<MetricQuery> returned() {
		return this.queries.values().stream().filter(MetricQuery::returned).toList();
	}

	public List<MetricQuery> all() {
		return List.copyOf(this.queries.values());
	}

	/**
	 * The length of a query's spans; metrics of several lengths cannot be computed with
	 * one another.
	 * @param query the query
	 * @return the period
	 */
	public Duration period(MetricQuery query) {
		Set<Duration> periods = periods(query, new LinkedHashSet<>());
		if (query instanceof MetricQuery.Computed computed && computed.asked().isPresent()) {
			periods.add(computed.asked().get());
		}
		if (periods.isEmpty()) {
			this.queries.values()
				.stream()
				.filter(MetricQuery.Measured.class::isInstance)
				.forEach((other) -> periods.add(((MetricQuery.Measured) other).period()));
		}
		if (periods.size() != 1) {
			throw Errors.validation("Expression %s needs metrics of one period, not of %s".formatted(query.id(),
					periods.stream().map(Duration::toSeconds).toList()));
		}
		return periods.iterator().next();
	}

	/**
	 * What a query says of a time.
	 * @param query the query
	 * @param metrics what was measured
	 * @param from the first moment
	 * @param until the moment after the last
	 * @return one series, several where the query is an array
	 */
	public List<Value.Series> series(MetricQuery query, Metrics metrics, Instant from, Instant until) {
		Duration period = period(query);
		Evaluation evaluation = new Evaluation(this.queries, metrics, period, spans(from, until, period), until);
		Value value = evaluation.value(query.id());
		return (value instanceof Value.Scalar scalar) ? List.of(Functions.constant(evaluation, scalar.number()))
				: Functions.series(value);
	}

	private static TreeSet<Instant> spans(Instant from, Instant until, Duration period) {
		Duration least = Duration.ofMinutes(1);
		TreeSet<Instant> spans = new TreeSet<>();
		for (Instant time = Metrics.floor(from, (period.compareTo(least) < 0) ? period : least); time
			.isBefore(until); time = time.plus(period)) {
			spans.add(time);
		}
		return spans;
	}

	private Set<Duration> periods(MetricQuery query, Set<String> seen) {
		if (!seen.add(query.id())) {
			throw Errors.validation("Expression %s refers to itself".formatted(query.id()));
		}
		return switch (query) {
			case MetricQuery.Measured measured -> new LinkedHashSet<>(Set.of(measured.period()));
			case MetricQuery.Computed computed -> named(computed).stream()
				.flatMap((other) -> periods(other, new LinkedHashSet<>(seen)).stream())
				.collect(Collectors.toCollection(LinkedHashSet::new));
		};
	}

	private Set<MetricQuery> named(MetricQuery.Computed computed) {
		Set<MetricQuery> named = new LinkedHashSet<>();
		for (String id : computed.expression().references()) {
			named.add(Optional.ofNullable(this.queries.get(id))
				.orElseThrow(() -> Errors
					.validation("Expression %s refers to %s, which is not there".formatted(computed.id(), id))));
		}
		if (computed.expression().all()) {
			this.queries.values().stream().filter(MetricQuery.Measured.class::isInstance).forEach(named::add);
		}
		return named;
	}

}
