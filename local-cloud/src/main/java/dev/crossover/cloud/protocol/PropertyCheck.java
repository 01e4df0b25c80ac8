package dev.crossover.cloud.protocol;

import java.util.Set;
import java.util.function.Supplier;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.template.UnsupportedPropertyException;
import tools.jackson.databind.JsonNode;

/** Refuses what a template asks for and nobody here would do. */
public final class PropertyCheck {

	private PropertyCheck() {
	}

	/**
	 * Checks that every property is known; tags are always taken, they change nothing
	 * here.
	 * @param type the resource's type
	 * @param properties the properties
	 * @param known the properties that are done, or that may be ignored without a change
	 * in behaviour
	 */
	public static void only(String type, JsonNode properties, Set<String> known) {
		properties.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name) && !name.equals("Tags"))
			.findFirst()
			.ifPresent((name) -> {
				throw new UnsupportedPropertyException(
						"%s: the local cloud does not support the property %s; remove it from the template or add it here"
							.formatted(type, name));
			});
	}

	/**
	 * Creates something that a call could also create; what the call would refuse, the
	 * template must not ask for.
	 * @param type the resource's type
	 * @param create creates it
	 * @param <T> what is created
	 * @return it
	 */
	public static <T> T guarded(String type, Supplier<T> create) {
		try {
			return create.get();
		}
		catch (AwsError ex) {
			throw new UnsupportedPropertyException(type + ": " + ex.getMessage());
		}
	}

}
