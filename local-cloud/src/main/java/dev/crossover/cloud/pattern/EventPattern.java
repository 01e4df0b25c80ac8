package dev.crossover.cloud.pattern;

import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import tools.jackson.databind.JsonNode;

/** Event patterns: every named field must match one of its alternatives. */
public final class EventPattern {

	private static final String OR = "$or";

	private EventPattern() {
	}

	/**
	 * Refuses a pattern that nobody could match as it is meant.
	 * @param pattern the pattern
	 */
	public static void check(JsonNode pattern) {
		if (!pattern.isObject()) {
			throw invalid("Event pattern is not an object");
		}
		for (Map.Entry<String, JsonNode> field : pattern.properties()) {
			JsonNode value = field.getValue();
			if (isEither(field)) {
				value.forEach(EventPattern::check);
			}
			else if (value.isObject()) {
				check(value);
			}
			else if (!value.isArray()) {
				throw invalid("\"%s\" must be an object or an array".formatted(field.getKey()));
			}
			else if (value.isEmpty()) {
				throw invalid("Empty arrays are not allowed");
			}
			else {
				value.forEach(Alternative::of);
			}
		}
	}

	/**
	 * Whether an event matches.
	 * @param pattern the pattern
	 * @param event the event
	 * @return whether every field of the pattern does
	 */
	public static boolean matches(JsonNode pattern, JsonNode event) {
		for (Map.Entry<String, JsonNode> field : pattern.properties()) {
			boolean matches = isEither(field)
					? field.getValue().valueStream().anyMatch((branch) -> matches(branch, event))
					: matches(field, event.path(field.getKey()));
			if (!matches) {
				return false;
			}
		}
		return true;
	}

	private static boolean matches(Map.Entry<String, JsonNode> field, JsonNode value) {
		if (!field.getValue().isObject()) {
			return matchesAny(field.getValue(), value);
		}
		if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
			return value.valueStream().anyMatch((element) -> matches(field.getValue(), element));
		}
		return matches(field.getValue(), value);
	}

	// A field that happens to be called so, with values instead of patterns, is a field.
	private static boolean isEither(Map.Entry<String, JsonNode> field) {
		return field.getKey().equals(OR) && field.getValue().isArray() && field.getValue().size() > 1
				&& field.getValue().valueStream().allMatch(JsonNode::isObject);
	}

	// An array in the event matches when one of its elements does.
	private static boolean matchesAny(JsonNode alternatives, JsonNode value) {
		boolean exists = !value.isMissingNode() && !value.isObject();
		List<JsonNode> values = (value.isArray() && !value.isEmpty()) ? value.valueStream().toList() : List.of(value);
		return alternatives.valueStream()
			.map(Alternative::of)
			.anyMatch((alternative) -> values.stream().anyMatch((one) -> alternative.takes(one, exists)));
	}

	static AwsError invalid(String reason) {
		return new AwsError(400, "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
	}

}
