package dev.crossover.cloud.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Creates the stacks of templates one after the other, as CloudFormation would: each
 * resource through the type that knows how.
 */
public final class Provisioning {

	private final Map<String, ResourceType> types;

	private final Map<String, String> parameters;

	private final Map<String, JsonNode> exports = new HashMap<>();

	private final Map<String, String> outputs = new LinkedHashMap<>();

	private final List<CreatedResource> created = new ArrayList<>();

	/**
	 * Prepares provisioning.
	 * @param types what can be created
	 * @param parameters values for the parameters of the templates
	 */
	public Provisioning(Collection<ResourceType> types, Map<String, String> parameters) {
		this.types = types.stream().collect(Collectors.toMap(ResourceType::name, Function.identity()));
		this.parameters = Map.copyOf(parameters);
	}

	/**
	 * Creates the stacks.
	 * @param templates the templates, a stack that imports after the one that exports
	 * @return what was made
	 * @throws UnsupportedPropertyException when a template asks for something this local
	 * cloud does not do
	 */
	public Provisioned create(List<Template> templates) {
		templates.forEach(this::refuseUnknownTypes);
		templates.forEach(this::stack);
		return new Provisioned(List.copyOf(this.created), Map.copyOf(this.outputs));
	}

	// Before anything is created: a half-made stack helps nobody.
	private void refuseUnknownTypes(Template template) {
		template.resources().forEach((id, resource) -> {
			String type = resource.path("Type").asString();
			if (!this.types.containsKey(type)) {
				throw new UnsupportedPropertyException(
						"%s.%s: the local cloud has no resource type %s".formatted(template.stack(), id, type));
			}
		});
	}

	private void stack(Template template) {
		Scope scope = new Scope(template, this.parameters, this.exports);
		Intrinsics intrinsics = new Intrinsics(scope);
		CreationOrder.of(template.resources()).forEach((id, resource) -> {
			if (wanted(resource, intrinsics)) {
				scope.created(id, resource(template.stack(), id, resource, intrinsics));
			}
		});
		template.section("Outputs").values().stream().filter((output) -> output.has("Export")).forEach((output) -> {
			String name = text(output.path("Export").path("Name"), intrinsics);
			this.exports.put(name, intrinsics.resolve(output.path("Value")).orElseThrow());
		});
		template.section("Outputs")
			.entrySet()
			.stream()
			.filter((output) -> !output.getValue().has("Export") && wanted(output.getValue(), intrinsics))
			.forEach((output) -> this.outputs.put(output.getKey(), text(output.getValue().path("Value"), intrinsics)));
	}

	private Resource resource(String stack, String id, JsonNode definition, Intrinsics intrinsics) {
		ResourceType type = type(definition);
		JsonNode properties = Optional.ofNullable(definition.get("Properties"))
			.flatMap(intrinsics::resolve)
			.orElseGet(JsonNodeFactory.instance::objectNode);
		Resource resource = type.create(PhysicalName.of(stack, id), properties);
		this.created.add(new CreatedResource(stack, id, type.name(), resource.ref()));
		return resource;
	}

	private ResourceType type(JsonNode definition) {
		return Optional.ofNullable(this.types.get(definition.path("Type").asString())).orElseThrow();
	}

	private static boolean wanted(JsonNode definition, Intrinsics intrinsics) {
		return !definition.has("Condition") || intrinsics.holds(definition.get("Condition").asString());
	}

	private static String text(JsonNode node, Intrinsics intrinsics) {
		return intrinsics.resolve(node).orElseThrow().asString();
	}

}
