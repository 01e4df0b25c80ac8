package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

import dev.crossover.cloud.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** The functions of metric math; those that are not here are refused by name. */
final class Functions {

	private static final Map<String, Function> KNOWN = known();

	private Functions() {
	}

	static Function named(String name) {
		Function function = KNOWN.get(name);
		if (function == null) {
			throw Errors.unsupported("the metric math function " + name);
		}
		return function;
	}

	/**
	 * The series that a value is made of.
	 * @param value the value
	 * @return one series, or those of an array
	 */
	static List<Value.Series> series(Value value) {
		return (value.each(UnaryOperator.identity()) instanceof Value.Many many) ? many.series()
				: List.of((Value.Series) value);
	}

	private static Map<String, Function> known() {
		Map<String, Function> known = new HashMap<>();
		known.put("SUM", reducing((values, size) -> sum(values)));
		known.put("AVG", reducing((values, size) -> sum(values) / size));
		known.put("MIN", reducing((values, size) -> values.stream().mapToDouble(Double::doubleValue).min().orElse(0)));
		known.put("MAX", reducing((values, size) -> values.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
		known.put("STDDEV", reducing((values, size) -> deviation(values)));
		known.put("ABS", (scope, given) -> eachValue(only(given), Math::abs));
		known.put("CEIL", (scope, given) -> eachValue(only(given), Math::ceil));
		known.put("FLOOR", (scope, given) -> eachValue(only(given), Math::floor));
		known.put("DIFF", (scope, given) -> only(given).each((series) -> steps(series, (seconds) -> 1)));
		known.put("RATE", (scope, given) -> only(given).each((series) -> steps(series, (seconds) -> seconds)));
		known.put("RUNNING_SUM", (scope, given) -> only(given).each(Functions::running));
		known.put("METRIC_COUNT", (scope, given) -> new Value.Scalar(series(only(given)).size()));
		known.put("PERIOD", (scope, given) -> new Value.Scalar(scope.period().toSeconds()));
		known.put("TIME_SERIES", (scope, given) -> constant(scope, number(only(given))));
		known.put("METRICS", (scope, given) -> new Value.Many(scope.metrics(given.isEmpty() ? "" : text(only(given)))));
		known.put("FILL", Filling::fill);
		known.put("IF", Functions::either);
		return known;
	}

	// An array becomes a series, moment by moment; a series becomes a number.
	private static Function reducing(Reduction reduction) {
		return (scope, given) -> {
			if (only(given) instanceof Value.Many many) {
				return across(many, reduction);
			}
			Collection<Double> values = series(only(given)).getFirst().points().values();
			return new Value.Scalar(values.isEmpty() ? Double.NaN : reduction.of(values, values.size()));
		};
	}

	private static Value across(Value.Many many, Reduction reduction) {
		TreeSet<Instant> times = new TreeSet<>();
		many.series().forEach((series) -> times.addAll(series.points().keySet()));
		NavigableMap<Instant, Double> points = new TreeMap<>();
		for (Instant time : times) {
			List<Double> values = many.series()
				.stream()
				.filter((series) -> series.points().containsKey(time))
				.map((series) -> series.points().getOrDefault(time, 0.0))
				.toList();
			Value.Series.putNumber(points, time, reduction.of(values, many.series().size()));
		}
		return new Value.Series("", points);
	}

	private static Value either(Term.Scope scope, List<Value> given) {
		if (given.size() < 2 || given.size() > 3) {
			throw Errors.validation("IF needs a condition, a value and, if wanted, another");
		}
		if (given.getFirst() instanceof Value.Scalar condition) {
			return (condition.number() != 0) ? given.get(1) : otherwise(given);
		}
		NavigableMap<Instant, Double> points = new TreeMap<>();
		series(given.getFirst()).getFirst().points().forEach((time, condition) -> {
			Double chosen = at((condition != 0) ? given.get(1) : otherwise(given), time);
			if (chosen != null) {
				points.put(time, chosen);
			}
		});
		return new Value.Series("", points);
	}

	private static Value otherwise(List<Value> given) {
		return (given.size() == 3) ? given.get(2) : new Value.Series("", new TreeMap<>());
	}

	static @Nullable Double at(Value value, Instant time) {
		return (value instanceof Value.Scalar scalar) ? Double.valueOf(scalar.number())
				: series(value).getFirst().points().get(time);
	}

	private static Value eachValue(Value value, UnaryOperator<Double> change) {
		return (value instanceof Value.Scalar scalar) ? new Value.Scalar(change.apply(scalar.number()))
				: value.each((series) -> series.map(change));
	}

	private static Value.Series steps(Value.Series series, ToDoubleFunction<Double> divisor) {
		NavigableMap<Instant, Double> steps = new TreeMap<>();
		series.points().forEach((time, value) -> {
			Map.Entry<Instant, Double> before = series.points().lowerEntry(time);
			if (before != null) {
				double seconds = Duration.between(before.getKey(), time).toSeconds();
				steps.put(time, (value - before.getValue()) / divisor.applyAsDouble(seconds));
			}
		});
		return new Value.Series(series.label(), steps);
	}

	private static Value.Series running(Value.Series series) {
		double[] sum = new double[1];
		return series.map((value) -> sum[0] += value);
	}

	static Value.Series constant(Term.Scope scope, double number) {
		NavigableMap<Instant, Double> points = new TreeMap<>();
		scope.spans().forEach((time) -> Value.Series.putNumber(points, time, number));
		return new Value.Series("", points);
	}

	private static Value only(List<Value> given) {
		if (given.size() != 1) {
			throw Errors.validation("One argument is needed, not " + given.size());
		}
		return given.getFirst();
	}

	private static double number(Value value) {
		if (value instanceof Value.Scalar scalar) {
			return scalar.number();
		}
		throw Errors.validation("A number is needed");
	}

	private static String text(Value value) {
		if (value instanceof Value.Word word) {
			return word.text();
		}
		throw Errors.validation("A text in quotes is needed");
	}

	private static double sum(Collection<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).sum();
	}

	private static double deviation(Collection<Double> values) {
		double mean = sum(values) / values.size();
		return Math.sqrt(values.stream().mapToDouble((value) -> (value - mean) * (value - mean)).sum() / values.size());
	}

	/** A function of metric math. */
	@FunctionalInterface
	interface Function {

		Value apply(Term.Scope scope, List<Value> arguments);

	}

	/** Makes one number of many. */
	@FunctionalInterface
	private interface Reduction {

		double of(Collection<Double> values, int size);

	}

}
