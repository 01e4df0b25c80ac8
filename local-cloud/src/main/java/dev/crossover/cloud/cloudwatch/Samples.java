package dev.crossover.cloud.cloudwatch;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was measured in a span of time.
 *
 * @param count how often
 * @param sum of all values
 * @param minimum the least value
 * @param maximum the greatest value
 * @param weights how often each value was measured, for percentiles; empty where only a
 * summary was given
 */
public record Samples(double count, double sum, double minimum, double maximum, NavigableMap<Double, Double> weights) {

	/**
	 * The different values that are kept of one span; others count as their neighbour.
	 */
	private static final int KEPT = 1000;

	static Samples of(double value, double count) {
		return new Samples(count, value * count, value, value, new TreeMap<>(Map.of(value, count)));
	}

	static Samples summary(double count, double sum, double minimum, double maximum) {
		NavigableMap<Double, Double> weights = (minimum == maximum) ? new TreeMap<>(Map.of(minimum, count))
				: new TreeMap<>();
		return new Samples(count, sum, minimum, maximum, weights);
	}

	Samples and(Samples more) {
		NavigableMap<Double, Double> all = new TreeMap<>(this.weights);
		more.weights.forEach((value, weight) -> all.merge(kept(all, value), weight, Double::sum));
		return new Samples(this.count + more.count, this.sum + more.sum, Math.min(this.minimum, more.minimum),
				Math.max(this.maximum, more.maximum), all);
	}

	private static Double kept(NavigableMap<Double, Double> all, Double value) {
		if (all.size() < KEPT) {
			return value;
		}
		Double below = all.floorKey(value);
		return (below != null) ? below : all.firstKey();
	}

}
