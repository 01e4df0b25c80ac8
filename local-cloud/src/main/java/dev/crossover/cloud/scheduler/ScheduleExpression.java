package dev.crossover.cloud.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;

/**
 * When a schedule's moments are: {@code rate(..)}, {@code cron(..)} or {@code at(..)}.
 */
sealed interface ScheduleExpression permits ScheduleExpression.Rate, ScheduleExpression.At, CronExpression {

	/** The parts of an expression: its kind and what is in its brackets. */
	Pattern FORM = Pattern.compile("(rate|cron|at)\\((.+)\\)");

	/** A rate's number and unit. */
	Pattern RATE = Pattern.compile("(\\d+) (minute|hour|day)s?");

	/**
	 * The next moment.
	 * @param created when the schedule was created
	 * @param now the time after which the moment is
	 * @return the moment, or empty when there is none left
	 */
	Optional<Instant> next(Instant created, Instant now);

	/**
	 * Reads an expression.
	 * @param text the expression
	 * @param zone the time zone its clock shows
	 * @return the expression
	 */
	static ScheduleExpression of(String text, ZoneId zone) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw invalid(text);
		}
		return switch (form.group(1)) {
			case "rate" -> rate(form.group(2));
			case "cron" -> CronExpression.parse(form.group(2), zone);
			default -> at(form.group(2), zone);
		};
	}

	private static Rate rate(String text) {
		Matcher rate = RATE.matcher(text.trim());
		if (!rate.matches() || Long.parseLong(rate.group(1)) == 0) {
			throw invalid(text);
		}
		long count = Long.parseLong(rate.group(1));
		Duration period = switch (rate.group(2)) {
			case "minute" -> Duration.ofMinutes(count);
			case "hour" -> Duration.ofHours(count);
			default -> Duration.ofDays(count);
		};
		return new Rate(period);
	}

	private static At at(String text, ZoneId zone) {
		try {
			return new At(LocalDateTime.parse(text.trim()).atZone(zone).toInstant());
		}
		catch (DateTimeParseException ex) {
			throw invalid(text);
		}
	}

	static RuntimeException invalid(String text) {
		return Errors.validation("Invalid Schedule Expression " + text + ".");
	}

	/**
	 * Again and again, counted from the schedule's creation.
	 *
	 * @param period the time between two moments
	 */
	record Rate(Duration period) implements ScheduleExpression {

		@Override
		public Optional<Instant> next(Instant created, Instant now) {
			long passed = Math.max(0, Duration.between(created, now).dividedBy(this.period));
			return Optional.of(created.plus(this.period.multipliedBy(passed + 1)));
		}

	}

	/**
	 * Once.
	 *
	 * @param moment when
	 */
	record At(Instant moment) implements ScheduleExpression {

		@Override
		public Optional<Instant> next(Instant created, Instant now) {
			return Optional.of(this.moment).filter((time) -> time.isAfter(now));
		}

	}

}
