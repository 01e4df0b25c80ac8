package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.crossover.cloud.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** {@code FILL}: what stands where nothing was measured. */
final class Filling {

	private Filling() {
	}

	static Value fill(Term.Scope scope, List<Value> given) {
		if (given.size() != 2) {
			throw Errors.validation("FILL needs a time series and what to fill it with");
		}
		return given.getFirst().each((series) -> filled(scope, series, given.get(1)));
	}

	private static Value.Series filled(Term.Scope scope, Value.Series series, Value filler) {
		NavigableMap<Instant, Double> points = new TreeMap<>(series.points());
		for (Instant time : scope.spans()) {
			Double value = points.containsKey(time) ? null : filler(series.points(), filler, time);
			if (value != null) {
				points.put(time, value);
			}
		}
		return new Value.Series(series.label(), points);
	}

	private static @Nullable Double filler(NavigableMap<Instant, Double> known, Value filler, Instant time) {
		if (!(filler instanceof Value.Word word)) {
			return Functions.at(filler, time);
		}
		Map.Entry<Instant, Double> before = known.lowerEntry(time);
		if (before == null) {
			return null;
		}
		return word.text().equals("REPEAT") ? before.getValue() : between(before, known.higherEntry(time), time);
	}

	private static @Nullable Double between(Map.Entry<Instant, Double> before,
			Map.@Nullable Entry<Instant, Double> after, Instant time) {
		if (after == null) {
			return null;
		}
		double whole = Duration.between(before.getKey(), after.getKey()).toMillis();
		double part = Duration.between(before.getKey(), time).toMillis() / whole;
		return before.getValue() + (after.getValue() - before.getValue()) * part;
	}

}
