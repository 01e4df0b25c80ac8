package dev.crossover.cloud.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The numeric matcher, such as {@code [">", 0, "<=", 5]}.
 *
 * @param bounds each must hold
 */
record NumericRange(List<Bound> bounds) {

	private static final Set<String> OPERATORS = Set.of("=", ">", ">=", "<", "<=");

	static NumericRange of(JsonNode matcher) {
		List<Bound> bounds = new ArrayList<>();
		for (int i = 0; i + 1 < matcher.size(); i += 2) {
			bounds.add(new Bound(matcher.get(i).asString(""), matcher.get(i + 1).asDouble(Double.NaN)));
		}
		boolean known = bounds.stream()
			.allMatch((bound) -> OPERATORS.contains(bound.operator()) && !Double.isNaN(bound.limit()));
		if (bounds.isEmpty() || matcher.size() % 2 != 0 || !known) {
			throw EventPattern.invalid("Unrecognized numeric range " + matcher);
		}
		return new NumericRange(bounds);
	}

	boolean contains(JsonNode value) {
		return value.isNumber() && this.bounds.stream().allMatch((bound) -> bound.holds(value.asDouble()));
	}

	/**
	 * One comparison.
	 *
	 * @param operator how
	 * @param limit with what
	 */
	record Bound(String operator, double limit) {

		boolean holds(double value) {
			return switch (this.operator) {
				case "=" -> value == this.limit;
				case ">" -> value > this.limit;
				case ">=" -> value >= this.limit;
				case "<" -> value < this.limit;
				default -> value <= this.limit;
			};
		}

	}

}
