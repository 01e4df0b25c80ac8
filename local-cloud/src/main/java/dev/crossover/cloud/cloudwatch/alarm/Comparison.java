package dev.crossover.cloud.cloudwatch.alarm;

import dev.crossover.cloud.protocol.Errors;

/** How a value breaches a threshold. */
enum Comparison {

	/** At or over it. */
	GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),

	/** Over it. */
	GREATER("GreaterThanThreshold", "greater than"),

	/** Under it. */
	LESS("LessThanThreshold", "less than"),

	/** At or under it. */
	LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

	private final String operator;

	private final String words;

	Comparison(String operator, String words) {
		this.operator = operator;
		this.words = words;
	}

	static Comparison of(String operator) {
		for (Comparison comparison : values()) {
			if (comparison.operator.equals(operator)) {
				return comparison;
			}
		}
		throw Errors.unsupported("the comparison operator " + operator);
	}

	String words() {
		return this.words;
	}

	boolean breaches(double value, double threshold) {
		return switch (this) {
			case GREATER_OR_EQUAL -> value >= threshold;
			case GREATER -> value > threshold;
			case LESS -> value < threshold;
			case LESS_OR_EQUAL -> value <= threshold;
		};
	}

}
