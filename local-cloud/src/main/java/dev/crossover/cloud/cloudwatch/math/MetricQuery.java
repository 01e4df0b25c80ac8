package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Statistic;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/** One query of a request or an alarm: a metric, or an expression over others. */
public sealed interface MetricQuery {

	/** What an id looks like. */
	Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

	/** Periods under a minute that CloudWatch knows. */
	Set<Integer> FINE = Set.of(1, 5, 10, 20, 30);

	String id();

	String label();

	boolean returned();

	static MetricQuery of(Fields query) {
		String id = query.text("Id");
		if (!ID.matcher(id).matches()) {
			throw Errors
				.validation("The value %s for parameter Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$"
					.formatted(id));
		}
		if (query.has("Expression") == query.has("MetricStat")) {
			throw Errors.validation("Query %s must have either Expression or MetricStat".formatted(id));
		}
		boolean returned = query.flag("ReturnData", true);
		return query.has("Expression")
				? new Computed(id, query.text("Label", id), returned, Expression.parse(query.text("Expression")),
						query.integer("Period").isPresent() ? Optional.of(period(query)) : Optional.empty())
				: measured(query, id, returned);
	}

	private static Measured measured(Fields query, String id, boolean returned) {
		Fields stat = query.structure("MetricStat");
		Fields metric = stat.structure("Metric");
		MetricId measured = MetricId.of(metric.text("Namespace"), metric);
		return new Measured(id, query.text("Label", measured.name()), returned, measured, stat.text("Stat"),
				period(stat), stat.text("Unit", ""));
	}

	/**
	 * The length of a span.
	 * @param fields where it is said
	 * @return the period
	 */
	static Duration period(Fields fields) {
		int seconds = fields.integer("Period").orElseThrow(() -> Errors.validation("Period must be given"));
		if (seconds < 1 || (seconds % 60 != 0 && !FINE.contains(seconds))) {
			throw Errors.validation(
					"The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60, not %d".formatted(seconds));
		}
		return Duration.ofSeconds(seconds);
	}

	/**
	 * A statistic of a metric.
	 *
	 * @param id its id in the request
	 * @param label what it is called
	 * @param returned whether it is part of the answer
	 * @param metric the metric
	 * @param stat the statistic's name
	 * @param period the length of a span
	 * @param unit the only unit that counts, may be empty
	 */
	record Measured(String id, String label, boolean returned, MetricId metric, String stat, Duration period,
			String unit) implements MetricQuery {

		public Measured {
			Statistic.of(stat);
		}

	}

	/**
	 * An expression.
	 *
	 * @param id its id in the request
	 * @param label what it is called
	 * @param returned whether it is part of the answer
	 * @param expression the expression
	 * @param asked the length of a span, where the expression says it
	 */
	record Computed(String id, String label, boolean returned, Expression expression,
			Optional<Duration> asked) implements MetricQuery {
	}

}
