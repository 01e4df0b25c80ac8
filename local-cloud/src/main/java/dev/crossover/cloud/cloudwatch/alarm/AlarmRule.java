package dev.crossover.cloud.cloudwatch.alarm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;

/**
 * The rule of a composite alarm, such as {@code ALARM(a) AND NOT OK("b")}.
 *
 * @param alarms the alarms it looks at
 * @param condition holds when the composite alarm is in alarm
 */
record AlarmRule(Set<String> alarms, Predicate<Function<String, AlarmState.Value>> condition) {

	private static final int LONGEST = 10_240;

	boolean holds(Function<String, AlarmState.Value> states) {
		return this.condition.test(states);
	}

	static AlarmRule parse(String text) {
		if (text.length() > LONGEST) {
			throw Errors.validation("AlarmRule is longer than %d characters".formatted(LONGEST));
		}
		Parser parser = new Parser(text);
		Predicate<Function<String, AlarmState.Value>> condition = parser.either();
		if (!parser.tokens.isEmpty()) {
			throw parser.error();
		}
		return new AlarmRule(parser.alarms, condition);
	}

	/** Reads a rule: NOT binds stronger than AND, AND stronger than OR. */
	private static final class Parser {

		private static final Pattern TOKEN = Pattern.compile("\\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*"
				+ "(\"(?:[^\"\\\\]|\\\\.)*\"|[^\"()]+?)\\s*\\)|(AND|OR|NOT|TRUE|FALSE)\\b|([()]))\\s*");

		private final String text;

		private final Deque<MatchResult> tokens = new ArrayDeque<>();

		private final Set<String> alarms = new LinkedHashSet<>();

		Parser(String text) {
			this.text = text;
			Matcher token = TOKEN.matcher(text);
			while (token.lookingAt()) {
				this.tokens.add(token.toMatchResult());
				token.region(token.end(), token.regionEnd());
			}
			if (token.regionStart() != text.length()) {
				throw error();
			}
		}

		Predicate<Function<String, AlarmState.Value>> either() {
			Predicate<Function<String, AlarmState.Value>> left = both();
			while (take("OR")) {
				left = left.or(both());
			}
			return left;
		}

		private Predicate<Function<String, AlarmState.Value>> both() {
			Predicate<Function<String, AlarmState.Value>> left = one();
			while (take("AND")) {
				left = left.and(one());
			}
			return left;
		}

		private Predicate<Function<String, AlarmState.Value>> one() {
			if (take("NOT")) {
				return one().negate();
			}
			if (take("TRUE")) {
				return (states) -> true;
			}
			if (take("FALSE")) {
				return (states) -> false;
			}
			if (take("(")) {
				Predicate<Function<String, AlarmState.Value>> inner = either();
				if (!take(")")) {
					throw error();
				}
				return inner;
			}
			return state();
		}

		private Predicate<Function<String, AlarmState.Value>> state() {
			if (this.tokens.isEmpty() || this.tokens.peek().group(1) == null) {
				throw error();
			}
			MatchResult token = this.tokens.pop();
			AlarmState.Value wanted = AlarmState.Value.valueOf(token.group(1));
			String alarm = name(token.group(2));
			this.alarms.add(alarm);
			return (states) -> states.apply(alarm) == wanted;
		}

		private boolean take(String word) {
			boolean there = !this.tokens.isEmpty() && this.tokens.peek().group().strip().equals(word);
			if (there) {
				this.tokens.pop();
			}
			return there;
		}

		private static String name(String written) {
			String plain = written.startsWith("\"")
					? written.substring(1, written.length() - 1).replaceAll("\\\\(.)", "$1") : written;
			return plain.startsWith("arn:") ? plain.substring(plain.indexOf(":alarm:") + ":alarm:".length()) : plain;
		}

		RuntimeException error() {
			return Errors.validation("Error in AlarmRule: Unsupported expression [%s]".formatted(this.text));
		}

	}

}
