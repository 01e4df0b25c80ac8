package dev.crossover.cloud.resource;

import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.template.UnsupportedPropertyException;
import tools.jackson.databind.JsonNode;

/**
 * The properties of a resource, each of which is either done or known to change nothing
 * on a laptop.
 *
 * @param type the resource's type
 * @param properties the properties
 */
record Settings(String type, JsonNode properties) {

	/**
	 * Refuses properties nobody here would carry out.
	 * @param done what the type carries out
	 * @param harmless what would change nothing here
	 */
	void only(Set<String> done, Set<String> harmless) {
		this.properties.propertyNames()
			.stream()
			.filter((name) -> !done.contains(name) && !harmless.contains(name) && !name.equals("Tags"))
			.findFirst()
			.ifPresent((name) -> {
				throw unsupported("the property " + name);
			});
	}

	Optional<String> text(String name) {
		return this.properties.path(name).asStringOpt();
	}

	UnsupportedPropertyException unsupported(String what) {
		return new UnsupportedPropertyException(
				"%s: the local cloud does not support %s; remove it from the template or add it here"
					.formatted(this.type, what));
	}

}
