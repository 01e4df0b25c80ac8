package dev.crossover.cloud.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the query protocol's form: {@code Names.member.1=a} becomes a list,
 * {@code Attributes.entry.1.key=k} a map.
 */
final class QueryForm {

	private final ObjectNode root = Trees.JSON.createObjectNode();

	private QueryForm() {
	}

	static JsonNode parse(String form) {
		QueryForm parsed = new QueryForm();
		for (String pair : form.split("&")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				parsed.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
			}
		}
		return fold(parsed.root);
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	private void put(String path, String value) {
		String[] steps = path.split("\\.");
		ObjectNode node = this.root;
		for (int i = 0; i < steps.length - 1; i++) {
			node = (node.get(steps[i]) instanceof ObjectNode known) ? known : node.putObject(steps[i]);
		}
		node.put(steps[steps.length - 1], value);
	}

	private static JsonNode fold(JsonNode node) {
		if (!(node instanceof ObjectNode object)) {
			return node;
		}
		if (object.size() == 1 && object.has("member")) {
			return list(object.path("member"));
		}
		if (object.size() == 1 && object.has("entry")) {
			return map(object.path("entry"));
		}
		ObjectNode folded = Trees.JSON.createObjectNode();
		object.properties().forEach((entry) -> folded.set(entry.getKey(), fold(entry.getValue())));
		return folded;
	}

	private static ArrayNode list(JsonNode members) {
		ArrayNode list = Trees.JSON.createArrayNode();
		numbered(members).values().forEach((member) -> list.add(fold(member)));
		return list;
	}

	private static ObjectNode map(JsonNode members) {
		ObjectNode map = Trees.JSON.createObjectNode();
		for (JsonNode member : numbered(members).values()) {
			String key = member.has("key") ? "key" : "Name";
			map.set(member.path(key).asString(""), fold(member.path(member.has("value") ? "value" : "Value")));
		}
		return map;
	}

	private static Map<Integer, JsonNode> numbered(JsonNode members) {
		Map<Integer, JsonNode> numbered = new TreeMap<>();
		members.properties().forEach((entry) -> numbered.put(Integer.valueOf(entry.getKey()), entry.getValue()));
		return numbered;
	}

}
