package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy that keeps a metric at a target, by two alarms of its own: three minutes above
 * it scale out, fifteen minutes below nine tenths of it scale in.
 *
 * @param target the metric's value to keep
 * @param metric the metric, in an alarm's words
 * @param scaleOutCooldown how long a scale-out has to take effect
 * @param scaleInCooldown how long after one scale-in the next may come
 * @param disableScaleIn whether it only ever scales out
 */
record TargetTracking(double target, JsonNode metric, Duration scaleOutCooldown, Duration scaleInCooldown,
		boolean disableScaleIn) {

	private static final Set<String> KNOWN = Set.of("TargetValue", "CustomizedMetricSpecification",
			"PredefinedMetricSpecification", "ScaleOutCooldown", "ScaleInCooldown", "DisableScaleIn");

	private static final Set<String> METRIC = Set.of("MetricName", "Namespace", "Dimensions", "Statistic", "Unit");

	/** How far below the target a value must be for a scale-in. */
	private static final double LOW = 0.9;

	static TargetTracking of(ScalableTarget target, Fields config) {
		config.only("TargetTrackingScalingPolicyConfiguration", KNOWN);
		double value = config.decimal("TargetValue").orElseThrow(() -> Errors.validation("TargetValue must be given"));
		if (value <= 0) {
			throw Errors.validation("TargetValue must be greater than zero");
		}
		return new TargetTracking(value, metric(target, config), cooldown(config, "ScaleOutCooldown"),
				cooldown(config, "ScaleInCooldown"), config.flag("DisableScaleIn", false));
	}

	/**
	 * The capacity at which the metric would be at its target, if it is shared evenly.
	 * @param capacity the capacity at which it was measured; none counts as one
	 * @param value the metric's value
	 * @return the capacity
	 */
	int desired(int capacity, double value) {
		return (int) Math.ceil(Math.max(1, capacity) * value / this.target);
	}

	/**
	 * The alarm that scales out.
	 * @param policy the policy's ARN
	 * @return the alarm's members
	 */
	Fields high(String policy) {
		return alarm(policy, "GreaterThanThreshold", this.target, 3);
	}

	/**
	 * The alarm that scales in.
	 * @param policy the policy's ARN
	 * @return the alarm's members
	 */
	Fields low(String policy) {
		return alarm(policy, "LessThanThreshold", this.target * LOW, 15);
	}

	private Fields alarm(String policy, String comparison, double threshold, int periods) {
		ObjectNode alarm = Trees.JSON.createObjectNode();
		this.metric.properties().forEach((member) -> alarm.set(member.getKey(), member.getValue()));
		alarm.put("AlarmDescription", "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " + policy + ".")
			.put("ComparisonOperator", comparison)
			.put("Threshold", threshold)
			.put("Period", 60)
			.put("EvaluationPeriods", periods);
		alarm.putArray("AlarmActions").add(policy);
		return new Fields(alarm);
	}

	private static JsonNode metric(ScalableTarget target, Fields config) {
		Fields customized = config.structure("CustomizedMetricSpecification");
		if (config.has("PredefinedMetricSpecification")) {
			return predefined(target, config.structure("PredefinedMetricSpecification"));
		}
		customized.only("CustomizedMetricSpecification", METRIC);
		customized.text("MetricName");
		customized.text("Namespace");
		customized.text("Statistic");
		return customized.node();
	}

	private static JsonNode predefined(ScalableTarget target, Fields fields) {
		String type = fields.text("PredefinedMetricType");
		if (!type.equals("SageMakerVariantProvisionedConcurrencyUtilization")) {
			throw Errors.unsupported("the metric %s, which no endpoint here publishes".formatted(type));
		}
		ObjectNode metric = Trees.JSON.createObjectNode()
			.put("Namespace", "AWS/SageMaker")
			.put("MetricName", "ServerlessProvisionedConcurrencyUtilization")
			.put("Statistic", "Average");
		ArrayNode dimensions = metric.putArray("Dimensions");
		dimensions.addObject().put("Name", "EndpointName").put("Value", target.endpoint());
		dimensions.addObject().put("Name", "VariantName").put("Value", target.variant());
		return metric;
	}

	private static Duration cooldown(Fields config, String name) {
		return Duration.ofSeconds(config.integer(name, 300, 0, Integer.MAX_VALUE));
	}

}
