package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as alarms write them into events and messages. */
final class AlarmTime {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private AlarmTime() {
	}

	static String of(Instant time) {
		return FORMAT.format(time);
	}

}
