package dev.crossover.cloud.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A synthesized CloudFormation template.
 *
 * @param stack the name of its stack
 * @param root the template itself
 */
public record Template(String stack, JsonNode root) {

	private static final JsonMapper mapper = new JsonMapper();

	private static final String SUFFIX = ".template.json";

	private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Conditions", "Description",
			"Mappings", "Metadata", "Outputs", "Parameters", "Resources");

	private static final Set<String> RESOURCE_ATTRIBUTES = Set.of("Type", "Properties", "DependsOn", "Condition",
			"DeletionPolicy", "UpdateReplacePolicy", "Metadata");

	public Template {
		refuseUnknown(stack, root, SECTIONS);
		root.path("Resources")
			.properties()
			.forEach((resource) -> refuseUnknown(stack + "." + resource.getKey(), resource.getValue(),
					RESOURCE_ATTRIBUTES));
	}

	/**
	 * Reads a template; the file's name without {@code .template.json} names the stack.
	 * @param file the file
	 * @return the template
	 */
	public static Template read(Path file) {
		String name = String.valueOf(file.getFileName());
		String stack = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length())
				: name.replaceFirst("\\.[^.]*$", "");
		return new Template(stack, mapper.readTree(file.toFile()));
	}

	/**
	 * The resources in the order of the file.
	 * @return by logical id
	 */
	Map<String, JsonNode> resources() {
		return section("Resources");
	}

	/**
	 * One section of the template.
	 * @param name the section
	 * @return its entries by name; empty when the template has none
	 */
	Map<String, JsonNode> section(String name) {
		Map<String, JsonNode> entries = new LinkedHashMap<>();
		this.root.path(name).properties().forEach((entry) -> entries.put(entry.getKey(), entry.getValue()));
		return entries;
	}

	private static void refuseUnknown(String where, JsonNode node, Set<String> known) {
		node.propertyNames().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw new UnsupportedPropertyException(
					"%s: the local cloud does not know what to do with %s".formatted(where, name));
		});
	}

}
