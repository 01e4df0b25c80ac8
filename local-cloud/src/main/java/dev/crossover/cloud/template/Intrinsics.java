package dev.crossover.cloud.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Replaces the intrinsic functions of a template by what they mean in a scope. */
final class Intrinsics {

	private static final JsonNodeFactory nodes = JsonNodeFactory.instance;

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

	private final Scope scope;

	Intrinsics(Scope scope) {
		this.scope = scope;
	}

	/**
	 * Resolves a piece of a template.
	 * @param node the piece
	 * @return the same without functions; empty for {@code AWS::NoValue}
	 */
	Optional<JsonNode> resolve(JsonNode node) {
		if (node.isArray()) {
			ArrayNode list = nodes.arrayNode();
			node.forEach((element) -> resolve(element).ifPresent(list::add));
			return Optional.of(list);
		}
		if (!node.isObject()) {
			return Optional.of(node);
		}
		if (node.size() == 1) {
			Map.Entry<String, JsonNode> only = node.properties().iterator().next();
			if (isFunction(only.getKey())) {
				return call(only.getKey(), only.getValue());
			}
		}
		ObjectNode object = nodes.objectNode();
		node.properties()
			.forEach((entry) -> resolve(entry.getValue()).ifPresent((value) -> object.set(entry.getKey(), value)));
		return Optional.of(object);
	}

	/**
	 * Evaluates a named condition.
	 * @param name the condition
	 * @return whether it holds
	 */
	boolean holds(String name) {
		return truth(this.scope.condition(name));
	}

	static boolean isFunction(String key) {
		return key.startsWith("Fn::") || key.equals("Ref");
	}

	private Optional<JsonNode> call(String function, JsonNode argument) {
		return switch (function) {
			case "Ref" -> argument.asString().equals("AWS::NoValue") ? Optional.empty()
					: Optional.of(this.scope.ref(argument.asString()));
			case "Fn::If" -> resolve(argument.get(holds(argument.get(0).asString()) ? 1 : 2));
			default -> Optional.of(value(function, argument));
		};
	}

	private JsonNode value(String function, JsonNode argument) {
		return switch (function) {
			case "Fn::GetAtt" -> attribute(argument);
			case "Fn::ImportValue" -> this.scope.imported(text(argument));
			case "Fn::Join" -> StringNode.valueOf(String.join(text(argument.get(0)), texts(argument.get(1))));
			case "Fn::Sub" -> substitute(argument);
			case "Fn::Select" -> list(argument.get(1)).get(Integer.parseInt(text(argument.get(0))));
			case "Fn::Split" -> split(text(argument.get(0)), text(argument.get(1)));
			case "Fn::FindInMap" ->
				this.scope.mapped(text(argument.get(0)), text(argument.get(1)), text(argument.get(2)));
			case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" ->
				BooleanNode.valueOf(truth(nodes.objectNode().set(function, argument)));
			default -> throw this.scope.unresolved("the local cloud does not know the function " + function);
		};
	}

	private JsonNode attribute(JsonNode argument) {
		if (argument.isArray()) {
			return this.scope.attribute(argument.get(0).asString(), text(argument.get(1)));
		}
		String[] parts = argument.asString().split("\\.", 2);
		return this.scope.attribute(parts[0], parts[1]);
	}

	private JsonNode substitute(JsonNode argument) {
		String pattern = argument.isArray() ? argument.get(0).asString() : argument.asString();
		JsonNode variables = argument.isArray() ? argument.get(1) : nodes.objectNode();
		return StringNode.valueOf(
				VARIABLE.matcher(pattern).replaceAll((match) -> Matcher.quoteReplacement(variable(match, variables))));
	}

	private String variable(MatchResult match, JsonNode variables) {
		String name = match.group(2);
		if (match.group(1).equals("!")) {
			return "${" + name + "}";
		}
		if (variables.has(name)) {
			return text(variables.get(name));
		}
		int dot = name.indexOf('.');
		return ((dot < 0) ? this.scope.ref(name)
				: this.scope.attribute(name.substring(0, dot), name.substring(dot + 1)))
			.asString();
	}

	private boolean truth(JsonNode condition) {
		Map.Entry<String, JsonNode> only = condition.properties().iterator().next();
		JsonNode argument = only.getValue();
		return switch (only.getKey()) {
			case "Condition" -> holds(argument.asString());
			case "Fn::Equals" -> text(argument.get(0)).equals(text(argument.get(1)));
			case "Fn::And" -> argument.valueStream().allMatch(this::truth);
			case "Fn::Or" -> argument.valueStream().anyMatch(this::truth);
			case "Fn::Not" -> !truth(argument.get(0));
			default -> throw this.scope.unresolved("the local cloud does not know the condition " + only.getKey());
		};
	}

	private static JsonNode split(String delimiter, String text) {
		ArrayNode list = nodes.arrayNode();
		List.of(text.split(Pattern.quote(delimiter), -1)).forEach(list::add);
		return list;
	}

	private String text(JsonNode node) {
		return resolve(node).filter(JsonNode::isValueNode)
			.map(JsonNode::asString)
			.orElseThrow(() -> this.scope.unresolved("a text is needed where the template has " + node));
	}

	private JsonNode list(JsonNode node) {
		return resolve(node).filter(JsonNode::isArray)
			.orElseThrow(() -> this.scope.unresolved("a list is needed where the template has " + node));
	}

	private List<String> texts(JsonNode node) {
		return list(node).valueStream().map(this::text).collect(Collectors.toList());
	}

}
