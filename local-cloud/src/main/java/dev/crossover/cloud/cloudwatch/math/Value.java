package dev.crossover.cloud.cloudwatch.math;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

import dev.crossover.cloud.protocol.Errors;

/** What a part of an expression is worth. */
public sealed interface Value {

	/**
	 * Applies something to every series that this value is.
	 * @param change what is made of a series
	 * @return a series for one series, an array for an array
	 */
	default Value each(UnaryOperator<Series> change) {
		return switch (this) {
			case Series series -> change.apply(series);
			case Many many -> new Many(many.series().stream().map(change).toList());
			case Scalar scalar -> throw Errors.validation("A time series is needed, not " + scalar.number());
			case Word word -> throw Errors.validation("A time series is needed, not " + word.text());
		};
	}

	/**
	 * Combines two values point by point; what is missing on one side is missing.
	 * @param other the right side
	 * @param operator how
	 * @return the combination
	 */
	Value with(Value other, DoubleBinaryOperator operator);

	/**
	 * A number.
	 *
	 * @param number the number
	 */
	record Scalar(double number) implements Value {

		@Override
		public Value with(Value other, DoubleBinaryOperator operator) {
			if (other instanceof Scalar right) {
				return new Scalar(operator.applyAsDouble(this.number, right.number));
			}
			return other.each((series) -> series.map((value) -> operator.applyAsDouble(this.number, value)));
		}

	}

	/**
	 * A word such as {@code REPEAT}, or a text in quotes.
	 *
	 * @param text the word
	 */
	record Word(String text) implements Value {

		@Override
		public Value with(Value other, DoubleBinaryOperator operator) {
			throw Errors.validation("Unsupported operand: " + this.text);
		}

	}

	/**
	 * An array of time series.
	 *
	 * @param series the series
	 */
	record Many(List<Series> series) implements Value {

		@Override
		public Value with(Value other, DoubleBinaryOperator operator) {
			if (other instanceof Many) {
				throw Errors.validation("Unsupported operand types: two arrays of time series");
			}
			return each((one) -> one.combined(other, operator));
		}

	}

	/**
	 * A time series.
	 *
	 * @param label what it is called
	 * @param points its values by the beginning of their span
	 */
	record Series(String label, NavigableMap<Instant, Double> points) implements Value {

		Series map(UnaryOperator<Double> change) {
			NavigableMap<Instant, Double> changed = new TreeMap<>();
			this.points.forEach((time, value) -> putNumber(changed, time, change.apply(value)));
			return new Series(this.label, changed);
		}

		@Override
		public Value with(Value other, DoubleBinaryOperator operator) {
			return (other instanceof Many) ? other.each((right) -> pointwise(right, operator))
					: combined(other, operator);
		}

		private Series combined(Value other, DoubleBinaryOperator operator) {
			return switch (other) {
				case Scalar right -> map((value) -> operator.applyAsDouble(value, right.number()));
				case Series right -> pointwise(right, operator);
				case Many right -> throw Errors.validation("Unsupported operand: an array of " + right.series().size());
				case Word right -> throw Errors.validation("Unsupported operand: " + right.text());
			};
		}

		private Series pointwise(Series other, DoubleBinaryOperator operator) {
			NavigableMap<Instant, Double> both = new TreeMap<>();
			this.points.forEach((time, value) -> {
				Double right = other.points.get(time);
				if (right != null) {
					putNumber(both, time, operator.applyAsDouble(value, right));
				}
			});
			return new Series(this.label, both);
		}

		// A division by zero leaves a gap.
		static void putNumber(NavigableMap<Instant, Double> points, Instant time, double number) {
			if (Double.isFinite(number)) {
				points.put(time, number);
			}
		}

	}

}
