package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;

/** A part of an expression, understood. */
@FunctionalInterface
interface Term {

	Value in(Scope scope);

	/** What the terms can ask for while they are evaluated. */
	interface Scope {

		/**
		 * The value of a query.
		 * @param id its id
		 * @return its value
		 */
		Value value(String id);

		/**
		 * The metrics of the request, without the expressions.
		 * @param part what their ids must contain
		 * @return their series
		 */
		List<Value.Series> metrics(String part);

		/**
		 * The length of a span.
		 * @return the period
		 */
		Duration period();

		/**
		 * The beginnings of all spans that were asked for.
		 * @return the moments
		 */
		NavigableSet<Instant> spans();

	}

}
