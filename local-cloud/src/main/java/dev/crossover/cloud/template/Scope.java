package dev.crossover.cloud.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What names in a stack mean: parameters, pseudo parameters, resources created so far.
 */
final class Scope {

	static final String REGION = "us-east-1";

	static final String ACCOUNT = "000000000000";

	private final Template template;

	private final Map<String, JsonNode> values = new HashMap<>();

	private final Map<String, Resource> resources = new LinkedHashMap<>();

	private final Map<String, JsonNode> exports;

	Scope(Template template, Map<String, String> parameters, Map<String, JsonNode> exports) {
		this.template = template;
		this.exports = exports;
		String stack = template.stack();
		pseudo("AccountId", ACCOUNT);
		pseudo("Region", REGION);
		pseudo("Partition", "aws");
		pseudo("URLSuffix", "amazonaws.com");
		pseudo("StackName", stack);
		pseudo("StackId", "arn:aws:cloudformation:%s:%s:stack/%s/%s".formatted(REGION, ACCOUNT, stack,
				PhysicalName.of(stack, stack)));
		template.section("Parameters")
			.forEach((name, declaration) -> this.values.put(name, parameter(name, declaration, parameters)));
	}

	void created(String logicalId, Resource resource) {
		this.resources.put(logicalId, resource);
	}

	JsonNode ref(String name) {
		Resource resource = this.resources.get(name);
		if (resource != null) {
			return StringNode.valueOf(resource.ref());
		}
		return Optional.ofNullable(this.values.get(name))
			.orElseThrow(() -> unresolved("Ref %s names nothing that exists".formatted(name)));
	}

	JsonNode attribute(String logicalId, String attribute) {
		return Optional.ofNullable(this.resources.get(logicalId))
			.map((resource) -> resource.attributes().get(attribute))
			.<JsonNode>map(StringNode::valueOf)
			.orElseThrow(() -> unresolved(
					"Fn::GetAtt %s.%s is nothing the local cloud knows".formatted(logicalId, attribute)));
	}

	JsonNode imported(String name) {
		return Optional.ofNullable(this.exports.get(name))
			.orElseThrow(
					() -> unresolved("Fn::ImportValue %s: no stack before this one exports it; give its template first"
						.formatted(name)));
	}

	JsonNode mapped(String map, String first, String second) {
		JsonNode value = this.template.root().path("Mappings").path(map).path(first).path(second);
		if (value.isMissingNode()) {
			throw unresolved("Fn::FindInMap %s.%s.%s is not in Mappings".formatted(map, first, second));
		}
		return value;
	}

	JsonNode condition(String name) {
		return Optional.ofNullable(this.template.section("Conditions").get(name))
			.orElseThrow(() -> unresolved("Condition %s is not in Conditions".formatted(name)));
	}

	TemplateException unresolved(String what) {
		return new TemplateException(this.template.stack() + ": " + what);
	}

	private void pseudo(String name, String value) {
		this.values.put("AWS::" + name, StringNode.valueOf(value));
	}

	private JsonNode parameter(String name, JsonNode declaration, Map<String, String> given) {
		String value = Optional.ofNullable(given.get(name))
			.or(() -> declaration.path("Default").asStringOpt())
			.orElseThrow(() -> unresolved(
					"parameter %s has no value; give one with --parameter %s=...".formatted(name, name)));
		return StringNode.valueOf(value);
	}

}
