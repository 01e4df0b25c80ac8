package dev.crossover.cloud.cloudwatch;

import java.util.Map;
import java.util.TreeMap;

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

}
