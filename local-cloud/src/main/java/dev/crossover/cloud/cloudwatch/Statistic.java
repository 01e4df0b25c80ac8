package dev.crossover.cloud.cloudwatch;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;

/** A statistic of what was measured, by CloudWatch's names for them. */
public sealed interface Statistic {

	/** Percentiles and what is made of the values below one. */
	Pattern RANKED = Pattern.compile("(p|tm|tc|ts|wm)(\\d{1,2}(?:\\.\\d+)?|100)");

	/**
	 * The value of the statistic.
	 * @param samples what was measured
	 * @return its value, not a number where it cannot be told
	 */
	double of(Samples samples);

	/**
	 * Reads a statistic's name.
	 * @param name such as {@code Average} or {@code p99}
	 * @return the statistic
	 */
	static Statistic of(String name) {
		for (Plain plain : Plain.values()) {
			if (plain.word.equals(name)) {
				return plain;
			}
		}
		Matcher ranked = RANKED.matcher(name);
		if (!ranked.matches()) {
			throw Errors.unsupported("the statistic " + name);
		}
		return new Ranked(ranked.group(1), Double.parseDouble(ranked.group(2)) / 100);
	}

	/** The statistics that every span has. */
	enum Plain implements Statistic {

		/** The sum by the count. */
		AVERAGE("Average") {
			@Override
			public double of(Samples samples) {
				return samples.sum() / samples.count();
			}
		},

		/** All values together. */
		SUM("Sum") {
			@Override
			public double of(Samples samples) {
				return samples.sum();
			}
		},

		/** How many values there are. */
		SAMPLE_COUNT("SampleCount") {
			@Override
			public double of(Samples samples) {
				return samples.count();
			}
		},

		/** The least value. */
		MINIMUM("Minimum") {
			@Override
			public double of(Samples samples) {
				return samples.minimum();
			}
		},

		/** The greatest value. */
		MAXIMUM("Maximum") {
			@Override
			public double of(Samples samples) {
				return samples.maximum();
			}
		};

		private final String word;

		Plain(String word) {
			this.word = word;
		}

	}

	/**
	 * A statistic of the sorted values.
	 *
	 * @param kind percentile, trimmed mean, trimmed count, trimmed sum or winsorized mean
	 * @param share the share of the values that counts, the least first
	 */
	record Ranked(String kind, double share) implements Statistic {

		@Override
		public double of(Samples samples) {
			double total = samples.weights().values().stream().mapToDouble(Double::doubleValue).sum();
			double kept = total * this.share;
			double rest = kept;
			double sum = 0;
			double at = samples.weights().isEmpty() ? Double.NaN : samples.weights().firstKey();
			for (Map.Entry<Double, Double> value : samples.weights().entrySet()) {
				if (rest <= 0) {
					break;
				}
				at = value.getKey();
				sum += at * Math.min(rest, value.getValue());
				rest -= value.getValue();
			}
			return switch (this.kind) {
				case "p" -> at;
				case "tm" -> sum / kept;
				case "tc" -> (total > 0) ? kept : Double.NaN;
				case "ts" -> (total > 0) ? sum : Double.NaN;
				default -> (sum + at * (total - kept)) / total;
			};
		}

		/**
		 * The values that a percentile needs to mean something.
		 * @return how many
		 */
		public double enough() {
			return (this.share >= 0.5) ? 10 / (1 - this.share) : 10 / this.share;
		}

	}

}
