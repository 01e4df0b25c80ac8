package dev.crossover.cloud.events;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.crossover.cloud.protocol.Errors;
import tools.jackson.databind.JsonNode;

/** Event patterns: every named field must match one of its alternatives. */
final class EventPattern {

	private EventPattern() {
	}

	/**
	 * Refuses a pattern that uses what is not done here.
	 * @param pattern the pattern
	 */
	static void check(JsonNode pattern) {
		if (!pattern.isObject()) {
			throw invalid("Event pattern is not an object");
		}
		for (Map.Entry<String, JsonNode> field : pattern.properties()) {
			if (field.getKey().equals("$or")) {
				throw Errors.unsupported("event patterns with $or");
			}
			if (field.getValue().isObject()) {
				check(field.getValue());
			}
			else if (field.getValue().isArray()) {
				field.getValue().forEach((alternative) -> matchesOne(alternative, alternative, true));
			}
			else {
				throw invalid("\"%s\" must be an object or an array".formatted(field.getKey()));
			}
		}
	}

	static boolean matches(JsonNode pattern, JsonNode event) {
		for (Map.Entry<String, JsonNode> field : pattern.properties()) {
			JsonNode value = event.path(field.getKey());
			boolean matches = field.getValue().isObject() ? matches(field.getValue(), value)
					: matchesAny(field.getValue(), value);
			if (!matches) {
				return false;
			}
		}
		return true;
	}

	// An array in the event matches when one of its elements does.
	private static boolean matchesAny(JsonNode alternatives, JsonNode value) {
		boolean exists = !value.isMissingNode() && !value.isObject();
		List<JsonNode> values = value.isArray() ? value.valueStream().toList() : List.of(value);
		return alternatives.valueStream()
			.anyMatch((alternative) -> values.stream().anyMatch((one) -> matchesOne(alternative, one, exists)));
	}

	private static boolean matchesOne(JsonNode alternative, JsonNode value, boolean exists) {
		if (!alternative.isObject()) {
			return exists && same(alternative, value);
		}
		Map.Entry<String, JsonNode> matcher = alternative.properties().iterator().next();
		JsonNode wanted = matcher.getValue();
		return switch (matcher.getKey()) {
			case "exists" -> wanted.asBoolean(true) == exists;
			case "prefix" -> exists && value.asString("").startsWith(text(wanted));
			case "suffix" -> exists && value.asString("").endsWith(text(wanted));
			case "equals-ignore-case" -> exists && lower(value).equals(text(wanted).toLowerCase(Locale.ROOT));
			case "anything-but" -> exists && !isNamed(wanted, value);
			case "numeric" -> exists && NumericRange.of(wanted).contains(value);
			default -> throw Errors.unsupported("the event pattern matcher " + matcher.getKey());
		};
	}

	private static boolean isNamed(JsonNode wanted, JsonNode value) {
		if (wanted.isObject() || wanted.isArray()) {
			List<JsonNode> all = wanted.isArray() ? wanted.valueStream().toList() : List.of(wanted);
			return all.stream().anyMatch((one) -> matchesOne(one, value, true));
		}
		return same(wanted, value);
	}

	private static boolean same(JsonNode wanted, JsonNode value) {
		if (wanted.isNumber() && value.isNumber()) {
			return Double.compare(wanted.asDouble(), value.asDouble()) == 0;
		}
		return wanted.equals(value);
	}

	private static String text(JsonNode wanted) {
		if (!wanted.isString()) {
			throw Errors.unsupported("the event pattern matcher value " + wanted);
		}
		return wanted.asString();
	}

	private static String lower(JsonNode value) {
		return value.asString("").toLowerCase(Locale.ROOT);
	}

	private static RuntimeException invalid(String reason) {
		return new dev.crossover.cloud.aws.AwsError(400, "InvalidEventPatternException",
				"Event pattern is not valid. Reason: " + reason);
	}

}
