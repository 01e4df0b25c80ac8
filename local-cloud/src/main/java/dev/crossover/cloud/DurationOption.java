package dev.crossover.cloud;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 5s}, {@code 3m}, {@code 1m30s}. */
final class DurationOption implements ITypeConverter<Duration> {

	@Override
	public Duration convert(String value) {
		try {
			return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
		}
		catch (DateTimeParseException ex) {
			throw new TypeConversionException("'" + value + "' is not a duration such as 5s or 3m");
		}
	}

}
