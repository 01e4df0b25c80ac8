package dev.crossover.cloud.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The order in which resources are created: each after what it names. */
final class CreationOrder {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}.]+)[^}]*}");

	private final Map<String, JsonNode> resources;

	private final SequencedMap<String, JsonNode> ordered = new LinkedHashMap<>();

	private CreationOrder(Map<String, JsonNode> resources) {
		this.resources = resources;
	}

	/**
	 * Orders a stack's resources.
	 * @param resources the resources by logical id
	 * @return the same, each after what it names
	 * @throws TemplateException when they name each other in a circle
	 */
	static SequencedMap<String, JsonNode> of(Map<String, JsonNode> resources) {
		CreationOrder order = new CreationOrder(resources);
		resources.keySet().forEach((id) -> order.visit(id, new HashSet<>()));
		return order.ordered;
	}

	private void visit(String id, Set<String> path) {
		if (this.ordered.containsKey(id)) {
			return;
		}
		if (!path.add(id)) {
			throw new TemplateException("Resources depend on each other in a circle: " + path);
		}
		JsonNode resource = this.resources.get(id);
		if (resource == null) {
			throw new TemplateException("DependsOn names %s, which is not a resource".formatted(id));
		}
		Stream
			.concat(names(resource.path("Properties")).filter(this.resources::containsKey),
					explicit(resource.path("DependsOn")))
			.distinct()
			.forEach((dependency) -> visit(dependency, path));
		path.remove(id);
		this.ordered.put(id, resource);
	}

	private static Stream<String> explicit(JsonNode dependsOn) {
		return dependsOn.isArray() ? dependsOn.valueStream().map(JsonNode::asString) : dependsOn.asStringOpt().stream();
	}

	private static Stream<String> names(JsonNode node) {
		if (node.isArray()) {
			return node.valueStream().flatMap(CreationOrder::names);
		}
		List<String> found = new ArrayList<>();
		node.properties().forEach((entry) -> {
			JsonNode value = entry.getValue();
			switch (entry.getKey()) {
				case "Ref" -> found.add(value.asString());
				case "Fn::GetAtt" ->
					found.add(value.isArray() ? value.get(0).asString() : value.asString().split("\\.", 2)[0]);
				case "Fn::Sub" -> {
					String pattern = value.isArray() ? value.get(0).asString() : value.asString();
					VARIABLE.matcher(pattern).results().forEach((match) -> found.add(match.group(1)));
					names(value).forEach(found::add);
				}
				default -> names(value).forEach(found::add);
			}
		});
		return found.stream();
	}

}
