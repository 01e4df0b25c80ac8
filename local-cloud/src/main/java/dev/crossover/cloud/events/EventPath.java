package dev.crossover.cloud.events;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.protocol.Errors;
import tools.jackson.databind.JsonNode;

/**
 * A path into an event, such as {@code $.detail.items[0]}.
 *
 * @param steps names and indexes
 */
record EventPath(List<String> steps) {

	private static final Pattern STEP = Pattern
		.compile("\\.([A-Za-z0-9_-]+)|\\[(\\d+)]|\\['([^']+)']|\\[\"([^\"]+)\"]");

	static EventPath of(String path) {
		Matcher step = STEP.matcher(path);
		List<String> steps = new ArrayList<>();
		int at = 1;
		while (path.startsWith("$") && step.find(at) && step.start() == at) {
			for (int group = 1; group <= step.groupCount(); group++) {
				if (step.group(group) != null) {
					steps.add(step.group(group));
				}
			}
			at = step.end();
		}
		if (!path.startsWith("$") || at != path.length()) {
			throw Errors.validation("Invalid JSON path: " + path);
		}
		return new EventPath(steps);
	}

	JsonNode in(JsonNode event) {
		JsonNode node = event;
		for (String step : this.steps) {
			node = (node.isArray() && step.matches("\\d+")) ? node.path(Integer.parseInt(step)) : node.path(step);
		}
		return node;
	}

}
