package dev.crossover.router.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays what people write over what is found in the code. Paths, methods and path or query
 * parameters that the code does not have cannot be added.
 */
final class Overlay {

	private static final Set<String> WRITTEN_ONLY = Set.of("info", "servers", "security", "tags", "components");

	private final JsonNode overlay;

	private final List<String> complaints = new ArrayList<>();

	Overlay(JsonNode overlay) {
		this.overlay = overlay;
	}

	/**
	 * Completes a description.
	 * @param found what was found in the code; it is changed
	 * @return the complete description
	 */
	ObjectNode over(ObjectNode found) {
		WRITTEN_ONLY.forEach((part) -> found.set(part, this.overlay.path(part)));
		ObjectNode paths = (ObjectNode) found.path("paths");
		paths.propertyNames().stream().filter((path) -> !path.startsWith("/v1/")).toList().forEach(paths::remove);
		this.overlay.path("paths").properties().forEach((path) -> {
			if (!paths.has(path.getKey())) {
				this.complaints.add("no controller has " + path.getKey());
			}
		});
		paths.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((method) -> describe(path.getKey(), method.getKey(), (ObjectNode) method.getValue())));
		return found;
	}

	/**
	 * What does not fit together.
	 * @return sentences; none when all is well
	 */
	List<String> complaints() {
		return this.complaints;
	}

	private void describe(String path, String method, ObjectNode operation) {
		JsonNode words = this.overlay.path("paths").path(path).path(method);
		String name = method + " " + path;
		if (!words.has("summary")) {
			this.complaints.add("nothing is said of " + name);
			return;
		}
		operation.put("operationId", method + path.substring("/v1".length()).replaceAll("[{}]", "").replace('/', '_'));
		operation.remove("responses");
		ArrayNode parameters = operation.withArray("parameters");
		words.path("parameters").forEach((parameter) -> merge(name, parameters, parameter));
		parameters.forEach((parameter) -> {
			if (!parameter.has("description")) {
				this.complaints.add("nothing is said of %s of %s".formatted(parameter.path("name"), name));
			}
		});
		words.properties()
			.stream()
			.filter((property) -> !property.getKey().equals("parameters"))
			.forEach((property) -> operation.set(property.getKey(), property.getValue()));
		((ObjectNode) operation.path("responses")).putObject("default").put("$ref", "#/components/responses/Problem");
	}

	private void merge(String operation, ArrayNode parameters, JsonNode words) {
		for (JsonNode parameter : parameters) {
			if (parameter.path("name").equals(words.path("name"))) {
				((ObjectNode) parameter).setAll((ObjectNode) words);
				return;
			}
		}
		if (!words.path("in").asString("").equals("header")) {
			this.complaints.add("%s has no parameter %s".formatted(operation, words.path("name")));
		}
		parameters.add(words);
	}

}
