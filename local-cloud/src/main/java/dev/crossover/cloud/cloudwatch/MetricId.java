package dev.crossover.cloud.cloudwatch;

import java.util.Map;
import java.util.TreeMap;

import dev.crossover.cloud.protocol.Fields;

/**
 * What a metric is known by.
 *
 * @param namespace whose metric it is
 * @param name what it counts
 * @param dimensions of what it counts it
 */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {

	public MetricId {
		dimensions = new TreeMap<>(dimensions);
	}

	/**
	 * Reads a metric.
	 * @param namespace whose metric it is
	 * @param fields what names it
	 * @return the metric
	 */
	public static MetricId of(String namespace, Fields fields) {
		Map<String, String> dimensions = new TreeMap<>();
		fields.list("Dimensions")
			.forEach((dimension) -> dimensions.put(dimension.text("Name"), dimension.text("Value")));
		return new MetricId(namespace, fields.text("MetricName"), dimensions);
	}

	/**
	 * The metric as CloudWatch's answers name it.
	 * @return the members
	 */
	public Map<String, Object> described() {
		return Map.of("Namespace", this.namespace, "MetricName", this.name, "Dimensions",
				this.dimensions.entrySet()
					.stream()
					.map((dimension) -> Map.of("Name", dimension.getKey(), "Value", dimension.getValue()))
					.toList());
	}

}
