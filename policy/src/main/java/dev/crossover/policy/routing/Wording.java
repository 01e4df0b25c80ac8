package dev.crossover.policy.routing;

import java.time.Duration;
import java.util.Locale;

/** Numbers, times and names as sentences show them, the same in every locale. */
public final class Wording {

	private static final int GROUP = 3;

	private Wording() {
	}

	/**
	 * A number with its thousands apart.
	 * @param number a number, not negative
	 * @return the text
	 */
	public static String number(long number) {
		String digits = Long.toString(number);
		StringBuilder text = new StringBuilder(digits.length() * 2);
		for (int i = 0; i < digits.length(); i++) {
			if (i > 0 && (digits.length() - i) % GROUP == 0) {
				text.append(',');
			}
			text.append(digits.charAt(i));
		}
		return text.toString();
	}

	/**
	 * A time in its largest whole unit.
	 * @param time the time
	 * @return the text
	 */
	public static String time(Duration time) {
		long seconds = time.toSeconds();
		if (seconds >= 7_200 && seconds % 3_600 == 0) {
			return seconds / 3_600 + " hours";
		}
		if (seconds == 3_600) {
			return "an hour";
		}
		if (seconds >= 120 && seconds % 60 == 0) {
			return seconds / 60 + " minutes";
		}
		return (seconds == 1) ? "a second" : seconds + " seconds";
	}

	/**
	 * A constant's name.
	 * @param value the constant
	 * @return its name in snake_case
	 */
	public static String name(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
