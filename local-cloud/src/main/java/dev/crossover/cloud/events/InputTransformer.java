package dev.crossover.cloud.events;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a message out of an event's parts.
 *
 * @param paths where the parts are, by name
 * @param template the message with {@code <name>} for each part
 */
record InputTransformer(Map<String, EventPath> paths, String template) {

	private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9._-]+)>");

	private static final String RESERVED = "aws.events.";

	private static final int MOST_PATHS = 100;

	static InputTransformer of(Fields fields) {
		Map<String, EventPath> paths = new HashMap<>();
		fields.entries("InputPathsMap").forEach((name, path) -> {
			if (name.startsWith("AWS") || name.startsWith(RESERVED)) {
				throw Errors.validation("The name %s is reserved".formatted(name));
			}
			paths.put(name, EventPath.of(path));
		});
		if (paths.size() > MOST_PATHS) {
			throw Errors.validation("InputPathsMap has at most %d members".formatted(MOST_PATHS));
		}
		InputTransformer transformer = new InputTransformer(paths, fields.text("InputTemplate"));
		Matcher placeholder = PLACEHOLDER.matcher(transformer.template());
		while (placeholder.find()) {
			String name = placeholder.group(1);
			if (!paths.containsKey(name) && !name.startsWith(RESERVED)) {
				throw Errors.validation("Invalid InputTemplate: there is no input path for the placeholder " + name);
			}
		}
		return transformer;
	}

	String write(Rule rule, BusEvent event) {
		StringBuilder message = new StringBuilder();
		Matcher placeholder = PLACEHOLDER.matcher(this.template);
		int at = 0;
		while (placeholder.find()) {
			message.append(this.template, at, placeholder.start());
			JsonNode part = part(placeholder.group(1), rule, event);
			message.append(isQuoted(placeholder.start()) ? inText(part) : alone(part));
			at = placeholder.end();
		}
		return message.append(this.template.substring(at)).toString();
	}

	private @Nullable JsonNode part(String name, Rule rule, BusEvent event) {
		EventPath path = this.paths.get(name);
		if (path != null) {
			JsonNode found = path.in(event.envelope());
			return found.isMissingNode() ? null : found;
		}
		return switch (name.substring(RESERVED.length())) {
			case "rule-arn" -> Trees.JSON.getNodeFactory().stringNode(rule.arn());
			case "rule-name" -> Trees.JSON.getNodeFactory().stringNode(rule.name());
			case "event.ingestion-time" -> event.envelope().path("time");
			case "event.json" -> event.envelope();
			case "event" -> ((ObjectNode) event.envelope().deepCopy()).without("detail");
			default -> throw Errors.unsupported("the placeholder " + name);
		};
	}

	// Between quotes of the template, as far as they are not escaped.
	private boolean isQuoted(int position) {
		boolean quoted = false;
		for (int i = 0; i < position; i++) {
			if (this.template.charAt(i) == '"' && (i == 0 || this.template.charAt(i - 1) != '\\')) {
				quoted = !quoted;
			}
		}
		return quoted;
	}

	private static String inText(@Nullable JsonNode part) {
		if (part == null) {
			return "";
		}
		String text = part.isString() ? part.asString() : part.toString();
		String quoted = Trees.JSON.writeValueAsString(text);
		return quoted.substring(1, quoted.length() - 1);
	}

	private static String alone(@Nullable JsonNode part) {
		return (part != null) ? part.toString() : "\"\"";
	}

}
