package dev.crossover.cloud.protocol;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The members of a call, read with AWS's own complaints when one is missing.
 *
 * @param node the members as a tree
 */
public record Fields(JsonNode node) {

	/**
	 * A text that must be there.
	 * @param name the member
	 * @return its value
	 */
	public String text(String name) {
		return optionalText(name).orElseThrow(() -> missing(name));
	}

	public String text(String name, String otherwise) {
		return optionalText(name).orElse(otherwise);
	}

	public Optional<String> optionalText(String name) {
		JsonNode value = this.node.path(name);
		return isAbsent(value) ? Optional.empty() : Optional.of(value.asString(""));
	}

	public OptionalInt integer(String name) {
		JsonNode value = this.node.path(name);
		return isAbsent(value) ? OptionalInt.empty() : OptionalInt.of((int) number(name, value));
	}

	/**
	 * A whole number inside its bounds.
	 * @param name the member
	 * @param otherwise what holds when it is absent
	 * @param minimum the least allowed
	 * @param maximum the most allowed
	 * @return the number
	 */
	public int integer(String name, int otherwise, int minimum, int maximum) {
		int value = integer(name).orElse(otherwise);
		if (value < minimum || value > maximum) {
			throw Errors
				.validation("Value %d at '%s' must be between %d and %d".formatted(value, name, minimum, maximum));
		}
		return value;
	}

	public OptionalDouble decimal(String name) {
		JsonNode value = this.node.path(name);
		return isAbsent(value) ? OptionalDouble.empty() : OptionalDouble.of(number(name, value));
	}

	public boolean flag(String name, boolean otherwise) {
		return optionalText(name).map(Boolean::parseBoolean).orElse(otherwise);
	}

	/**
	 * A moment, as seconds since 1970 or as text.
	 * @param name the member
	 * @return the moment
	 */
	public Optional<Instant> instant(String name) {
		JsonNode value = this.node.path(name);
		if (isAbsent(value)) {
			return Optional.empty();
		}
		if (value.isNumber()) {
			return Optional.of(Instant.ofEpochMilli(Math.round(value.asDouble() * 1000)));
		}
		return Optional.of(Instant.parse(value.asString("")));
	}

	public boolean has(String name) {
		return !isAbsent(this.node.path(name));
	}

	public Fields structure(String name) {
		return new Fields(this.node.path(name));
	}

	public List<Fields> list(String name) {
		return this.node.path(name).valueStream().map(Fields::new).toList();
	}

	public List<String> texts(String name) {
		return this.node.path(name).valueStream().map((value) -> value.asString("")).toList();
	}

	public List<Double> decimals(String name) {
		return this.node.path(name).valueStream().map((value) -> number(name, value)).toList();
	}

	/**
	 * A member whose keys are data.
	 * @param name the member
	 * @return its entries, in order
	 */
	public Map<String, String> entries(String name) {
		Map<String, String> entries = new LinkedHashMap<>();
		this.node.path(name)
			.properties()
			.forEach((entry) -> entries.put(entry.getKey(), entry.getValue().asString("")));
		return entries;
	}

	/**
	 * Refuses members that nobody here would act on.
	 * @param where what the members belong to
	 * @param known the members that are done, or that may be ignored without a change in
	 * behaviour
	 */
	public void only(String where, Set<String> known) {
		this.node.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name) && has(name))
			.findFirst()
			.ifPresent((name) -> {
				throw Errors.unsupported(where + "." + name);
			});
	}

	private static double number(String name, JsonNode value) {
		double number = value.asDouble(Double.NaN);
		if (Double.isNaN(number)) {
			throw Errors.validation("Value at '" + name + "' must be a number");
		}
		return number;
	}

	private static boolean isAbsent(JsonNode value) {
		return value.isMissingNode() || value.isNull();
	}

	private static RuntimeException missing(String name) {
		return Errors.validation(
				"1 validation error detected: Value at '%s' failed to satisfy constraint: Member must not be null"
					.formatted(name));
	}

}
