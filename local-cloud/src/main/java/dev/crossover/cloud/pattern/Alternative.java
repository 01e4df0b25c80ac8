package dev.crossover.cloud.pattern;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** One of the values that a pattern takes for a field. */
@FunctionalInterface
interface Alternative {

	/**
	 * Whether a value is taken.
	 * @param value the value
	 * @param exists whether the field is there and is no object
	 * @return whether it is taken
	 */
	boolean takes(JsonNode value, boolean exists);

	static Alternative of(JsonNode alternative) {
		if (alternative.isArray()) {
			throw EventPattern.invalid("A list in a list: " + alternative);
		}
		if (!alternative.isObject()) {
			return there((value) -> same(alternative, value));
		}
		Map.Entry<String, JsonNode> matcher = only(alternative);
		JsonNode wanted = matcher.getValue();
		return switch (matcher.getKey()) {
			case "exists" -> exists(wanted);
			case "anything-but" -> there(anythingBut(wanted).negate());
			case "numeric" -> there(NumericRange.of(wanted)::contains);
			case "cidr" -> there(AddressRange.of(text(wanted))::contains);
			default -> there(textual(matcher.getKey(), wanted));
		};
	}

	private static Alternative there(Predicate<JsonNode> predicate) {
		return (value, exists) -> exists && predicate.test(value);
	}

	private static Alternative exists(JsonNode wanted) {
		if (!wanted.isBoolean()) {
			throw EventPattern.invalid("exists match pattern must be either true or false.");
		}
		return (value, exists) -> wanted.asBoolean() == exists;
	}

	// What must not be: a value, one of several, or what a matcher of texts takes.
	private static Predicate<JsonNode> anythingBut(JsonNode unwanted) {
		if (unwanted.isObject()) {
			Map.Entry<String, JsonNode> matcher = only(unwanted);
			return anyOf(all(matcher.getValue()).stream().map((one) -> textual(matcher.getKey(), one)).toList());
		}
		if (unwanted.isEmpty() && unwanted.isArray()) {
			throw EventPattern.invalid("Empty arrays are not allowed");
		}
		return anyOf(all(unwanted).stream().<Predicate<JsonNode>>map((one) -> (value) -> same(one, value)).toList());
	}

	private static Predicate<JsonNode> anyOf(List<Predicate<JsonNode>> predicates) {
		return (value) -> predicates.stream().anyMatch((predicate) -> predicate.test(value));
	}

	private static Predicate<JsonNode> textual(String matcher, JsonNode wanted) {
		return switch (matcher) {
			case "prefix" -> wanted.isObject() ? ignoringCase(wanted, String::startsWith)
					: texts((value) -> value.startsWith(text(wanted)), wanted);
			case "suffix" -> wanted.isObject() ? ignoringCase(wanted, String::endsWith)
					: texts((value) -> value.endsWith(text(wanted)), wanted);
			case "equals-ignore-case" -> texts((value) -> lower(value).equals(lower(text(wanted))), wanted);
			case "wildcard" -> texts(wildcard(text(wanted)).asMatchPredicate(), wanted);
			default -> throw EventPattern.invalid("Unrecognized match type " + matcher);
		};
	}

	private static Predicate<JsonNode> ignoringCase(JsonNode matcher, BiPredicate<String, String> how) {
		Map.Entry<String, JsonNode> inner = only(matcher);
		if (!inner.getKey().equals("equals-ignore-case")) {
			throw EventPattern.invalid("Unsupported nested match type " + inner.getKey());
		}
		return texts((value) -> how.test(lower(value), lower(text(inner.getValue()))), inner.getValue());
	}

	private static Predicate<JsonNode> texts(Predicate<String> predicate, JsonNode wanted) {
		text(wanted);
		return (value) -> value.isString() && predicate.test(value.asString());
	}

	// A star stands for anything; behind a backslash it stands for itself.
	private static Pattern wildcard(String wanted) {
		if (wanted.contains("**")) {
			throw EventPattern.invalid("Consecutive wildcard characters");
		}
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < wanted.length(); i++) {
			char character = wanted.charAt(i);
			if (character == '\\' && i + 1 < wanted.length()) {
				regex.append(Pattern.quote(String.valueOf(wanted.charAt(++i))));
			}
			else {
				regex.append((character == '*') ? ".*" : Pattern.quote(String.valueOf(character)));
			}
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	private static Map.Entry<String, JsonNode> only(JsonNode matcher) {
		if (matcher.size() != 1) {
			throw EventPattern.invalid("Only one key allowed in match expression");
		}
		return matcher.properties().iterator().next();
	}

	private static List<JsonNode> all(JsonNode wanted) {
		return wanted.isArray() ? wanted.valueStream().toList() : List.of(wanted);
	}

	private static boolean same(JsonNode wanted, JsonNode value) {
		if (wanted.isNumber() && value.isNumber()) {
			return Double.compare(wanted.asDouble(), value.asDouble()) == 0;
		}
		return wanted.equals(value);
	}

	private static String text(JsonNode wanted) {
		if (!wanted.isString()) {
			throw EventPattern.invalid("match pattern must be a string, not " + wanted);
		}
		return wanted.asString();
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
