package dev.crossover.cloud.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * One field of a cron expression: lists, ranges, steps and names.
 *
 * @param values the values it takes
 */
record CronField(TreeSet<Integer> values) {

	static CronField parse(String text, int minimum, int maximum, List<String> names) {
		TreeSet<Integer> values = new TreeSet<>();
		for (String part : text.toUpperCase(Locale.ROOT).split(",")) {
			String[] step = part.split("/", 2);
			String[] range = step[0].split("-", 2);
			boolean all = step[0].equals("*") || step[0].equals("?");
			int from = all ? minimum : value(range[0], names, minimum);
			boolean open = all || (step.length == 2 && range.length == 1);
			int until = open ? maximum : value(range[range.length - 1], names, minimum);
			int every = (step.length == 2) ? value(step[1], List.of(), 0) : 1;
			if (from < minimum || until > maximum || from > until || every < 1) {
				throw ScheduleExpression.invalid(text);
			}
			for (int value = from; value <= until; value += every) {
				values.add(value);
			}
		}
		return new CronField(values);
	}

	boolean contains(int value) {
		return this.values.contains(value);
	}

	private static int value(String text, List<String> names, int first) {
		if (names.contains(text)) {
			return names.indexOf(text) + first;
		}
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw ScheduleExpression.invalid(text);
		}
	}

}
