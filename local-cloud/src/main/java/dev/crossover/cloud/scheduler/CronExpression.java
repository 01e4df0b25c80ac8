package dev.crossover.cloud.scheduler;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * AWS's cron: minutes, hours, day of month, month, day of week (1 is Sunday), year.
 *
 * @param minutes the minutes
 * @param hours the hours
 * @param days the days a moment may be on
 * @param years the years
 * @param zone the time zone the clock shows
 */
record CronExpression(CronField minutes, CronField hours, Days days, CronField years,
		ZoneId zone) implements ScheduleExpression {

	private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP",
			"OCT", "NOV", "DEC");

	private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

	private static final int LAST_YEAR = 2199;

	static CronExpression parse(String text, ZoneId zone) {
		String[] fields = text.trim().split("\\s+");
		if (fields.length != 6 || fields[2].equals("?") == fields[4].equals("?")) {
			throw ScheduleExpression.invalid("cron(" + text + ")");
		}
		return new CronExpression(CronField.parse(fields[0], 0, 59, List.of()),
				CronField.parse(fields[1], 0, 23, List.of()),
				new Days(fields[2].equals("L"), CronField.parse(fields[2].replace("L", "*"), 1, 31, List.of()),
						CronField.parse(fields[3], 1, 12, MONTHS), CronField.parse(fields[4], 1, 7, WEEKDAYS)),
				CronField.parse(fields[5], 1970, LAST_YEAR, List.of()), zone);
	}

	@Override
	public Optional<Instant> next(Instant created, Instant now) {
		ZonedDateTime time = now.atZone(this.zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
		while (time.getYear() <= LAST_YEAR) {
			if (!this.years.contains(time.getYear())) {
				time = time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).plusYears(1);
			}
			else if (!this.days.contains(time)) {
				time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
			}
			else if (!this.hours.contains(time.getHour())) {
				time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
			}
			else if (!this.minutes.contains(time.getMinute())) {
				time = time.plusMinutes(1);
			}
			else {
				return Optional.of(time.toInstant());
			}
		}
		return Optional.empty();
	}

	/**
	 * The days a moment may be on.
	 *
	 * @param last whether only a month's last day counts
	 * @param ofMonth the days of the month
	 * @param months the months
	 * @param ofWeek the days of the week, 1 is Sunday
	 */
	record Days(boolean last, CronField ofMonth, CronField months, CronField ofWeek) {

		boolean contains(ZonedDateTime time) {
			boolean isLast = time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
			return this.months.contains(time.getMonthValue()) && this.ofMonth.contains(time.getDayOfMonth())
					&& (isLast || !this.last) && this.ofWeek.contains(time.getDayOfWeek().getValue() % 7 + 1);
		}

	}

}
