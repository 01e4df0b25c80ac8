package dev.crossover.cloud.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;

/**
 * What was measured in a span of time.
 *
 * @param count how often
 * @param sum of all values
 * @param minimum the least value
 * @param maximum the greatest value
 * @param values the values themselves as far as they are kept, for percentiles
 */
public record Samples(double count, double sum, double minimum, double maximum, List<Double> values) {

	/** The values that are kept of one span: enough for percentiles, bounded. */
	private static final int KEPT = 1000;

	private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d+)?|100)");

	static Samples of(double value, double count) {
		return new Samples(count, value * count, value, value, List.of(value));
	}

	Samples and(Samples more) {
		List<Double> all = new ArrayList<>(this.values);
		more.values.stream().limit(Math.max(0, KEPT - all.size())).forEach(all::add);
		return new Samples(this.count + more.count, this.sum + more.sum, Math.min(this.minimum, more.minimum),
				Math.max(this.maximum, more.maximum), all);
	}

	/**
	 * A statistic of these samples.
	 * @param name its name, such as {@code Average} or {@code p99}
	 * @return its value
	 */
	public double statistic(String name) {
		return switch (name) {
			case "Average" -> this.sum / this.count;
			case "Sum" -> this.sum;
			case "SampleCount" -> this.count;
			case "Minimum" -> this.minimum;
			case "Maximum" -> this.maximum;
			default -> percentile(name);
		};
	}

	private double percentile(String name) {
		Matcher matcher = PERCENTILE.matcher(name);
		if (!matcher.matches()) {
			throw Errors.unsupported("the statistic " + name);
		}
		List<Double> sorted = this.values.stream().sorted().toList();
		int rank = (int) Math.ceil(Double.parseDouble(matcher.group(1)) / 100 * sorted.size());
		return sorted.isEmpty() ? this.maximum : sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
	}

}
