package dev.crossover.cloud.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The structure of a dashboard: what is wrong stops it, what is odd is remarked on. */
final class DashboardBody {

	private static final Set<String> TYPES = Set.of("metric", "text", "log", "alarm", "explorer", "custom");

	private static final Set<String> MEMBERS = Set.of("type", "x", "y", "width", "height", "properties");

	private static final Map<String, List<String>> NEEDED = Map.of("metric", List.of("region"), "text",
			List.of("markdown"), "alarm", List.of("alarms"), "log", List.of("query", "region"));

	private final List<Map<String, String>> errors = new ArrayList<>();

	private final List<Map<String, String>> remarks = new ArrayList<>();

	private DashboardBody() {
	}

	/**
	 * Checks a dashboard.
	 * @param body the dashboard
	 * @return remarks on what is odd
	 * @throws AwsError when something is wrong
	 */
	static List<Map<String, String>> check(String body) {
		DashboardBody check = new DashboardBody();
		check.dashboard(tree(body));
		if (!check.errors.isEmpty()) {
			throw new AwsError(400, "DashboardInvalidInputError",
					"The dashboard body is invalid, there are %d validation errors: %s".formatted(check.errors.size(),
							Trees.JSON.writeValueAsString(check.errors.stream().map(DashboardBody::lower).toList())));
		}
		return check.remarks;
	}

	private static JsonNode tree(String body) {
		try {
			return Trees.JSON.readTree(body);
		}
		catch (JacksonException ex) {
			throw new AwsError(400, "DashboardInvalidInputError",
					"The field DashboardBody must be a valid JSON object");
		}
	}

	private void dashboard(JsonNode body) {
		if (!body.path("widgets").isArray()) {
			wrong("", "Should have required property 'widgets'");
		}
		int number = 0;
		for (JsonNode widget : body.path("widgets")) {
			widget("/widgets/" + number++, widget);
		}
	}

	private void widget(String path, JsonNode widget) {
		String type = widget.path("type").asString("");
		if (!TYPES.contains(type)) {
			wrong(path + "/type", "Should be equal to one of the allowed values: " + TYPES.stream().sorted().toList());
		}
		if (!widget.path("properties").isObject()) {
			wrong(path, "Should have required property 'properties'");
			return;
		}
		NEEDED.getOrDefault(type, List.of())
			.stream()
			.filter((name) -> !widget.path("properties").has(name))
			.forEach((name) -> wrong(path + "/properties", "Should have required property '%s'".formatted(name)));
		if (type.equals("metric")) {
			metrics(path + "/properties/metrics", widget.path("properties").path("metrics"));
		}
		widget.propertyNames()
			.stream()
			.filter((name) -> !MEMBERS.contains(name))
			.forEach((name) -> this.remarks
				.add(message(path, "Should NOT have additional properties: '%s' is ignored".formatted(name))));
	}

	private void metrics(String path, JsonNode metrics) {
		if (!metrics.isMissingNode() && !metrics.isArray()) {
			wrong(path, "Should be array");
		}
		int number = 0;
		for (JsonNode metric : metrics) {
			String at = path + "/" + number++;
			if (!metric.isArray() || metric.isEmpty()) {
				wrong(at, "Should be array");
			}
		}
	}

	private void wrong(String path, String message) {
		this.errors.add(message(path, message));
	}

	private static Map<String, String> message(String path, String message) {
		return Map.of("DataPath", path, "Message", message);
	}

	private static Map<String, String> lower(Map<String, String> error) {
		return Map.of("dataPath", error.getOrDefault("DataPath", ""), "message", error.getOrDefault("Message", ""));
	}

}
