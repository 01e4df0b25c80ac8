package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/**
 * A step policy: the further a value is beyond its alarm's threshold, the larger the
 * step.
 *
 * @param adjustment what a step's number means
 * @param steps the steps
 * @param cooldown how long a step has to take effect
 * @param atLeast the least change of a step in percent
 */
record StepScaling(Adjustment adjustment, List<Step> steps, Duration cooldown, int atLeast) {

	private static final Set<String> KNOWN = Set.of("AdjustmentType", "StepAdjustments", "Cooldown",
			"MetricAggregationType", "MinAdjustmentMagnitude");

	static StepScaling of(Fields config) {
		config.only("StepScalingPolicyConfiguration", KNOWN);
		List<Step> steps = config.list("StepAdjustments").stream().map(Step::of).toList();
		if (steps.isEmpty()) {
			throw Errors.validation("StepAdjustments must be given");
		}
		return new StepScaling(Adjustment.of(config.text("AdjustmentType")), steps,
				Duration.ofSeconds(config.integer("Cooldown", 300, 0, Integer.MAX_VALUE)),
				config.integer("MinAdjustmentMagnitude", 0, 0, Integer.MAX_VALUE));
	}

	/**
	 * The capacity after the step.
	 * @param capacity the capacity before
	 * @param beyond the value less the threshold
	 * @return the capacity, not less than zero; the same where no step is meant
	 */
	int desired(int capacity, double beyond) {
		return this.steps.stream()
			.filter((step) -> step.isMeant(beyond))
			.findFirst()
			.map((step) -> Math.max(0, adjusted(capacity, step.amount())))
			.orElse(capacity);
	}

	private int adjusted(int capacity, int amount) {
		return switch (this.adjustment) {
			case CHANGE_IN_CAPACITY -> capacity + amount;
			case EXACT_CAPACITY -> amount;
			case PERCENT_CHANGE_IN_CAPACITY -> capacity + percent(capacity, amount);
		};
	}

	// As AWS rounds: towards zero, but never to it.
	private int percent(int capacity, int amount) {
		int least = Math.max(1, this.atLeast);
		int change = (int) (capacity * amount / 100.0);
		return (amount < 0) ? Math.min(change, -least) : Math.max(change, least);
	}

	/** What the number of a step means. */
	enum Adjustment {

		CHANGE_IN_CAPACITY, EXACT_CAPACITY, PERCENT_CHANGE_IN_CAPACITY;

		static Adjustment of(String name) {
			return switch (name) {
				case "ChangeInCapacity" -> CHANGE_IN_CAPACITY;
				case "ExactCapacity" -> EXACT_CAPACITY;
				case "PercentChangeInCapacity" -> PERCENT_CHANGE_IN_CAPACITY;
				default -> throw Errors.validation("There is no AdjustmentType " + name);
			};
		}

	}

	/**
	 * One step.
	 *
	 * @param lower from where it is meant, beyond the threshold
	 * @param upper until where
	 * @param amount its number
	 */
	record Step(double lower, double upper, int amount) {

		static Step of(Fields fields) {
			double lower = fields.decimal("MetricIntervalLowerBound").orElse(Double.NEGATIVE_INFINITY);
			double upper = fields.decimal("MetricIntervalUpperBound").orElse(Double.POSITIVE_INFINITY);
			if (lower >= upper) {
				throw Errors.validation("A step's lower bound must be below its upper bound");
			}
			return new Step(lower, upper, fields.integer("ScalingAdjustment", 0, Integer.MIN_VALUE, Integer.MAX_VALUE));
		}

		// Above the threshold a step begins at its lower bound; below, at its upper one.
		boolean isMeant(double beyond) {
			boolean above = beyond >= 0 && this.lower <= beyond && beyond < this.upper;
			return above || (beyond <= 0 && this.lower < beyond && beyond <= this.upper);
		}

	}

}
