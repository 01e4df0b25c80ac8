package dev.crossover.cloud.autoscaling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import tools.jackson.databind.JsonNode;

/**
 * A scaling policy, kept as it was asked for.
 *
 * @param name its name, one per target
 * @param resourceId the variant it scales
 * @param dimension what of the variant
 * @param definition its members
 * @param created when it was created
 */
record ScalingPolicy(String name, String resourceId, String dimension, JsonNode definition, Instant created) {

	private static final String STEP = "StepScalingPolicyConfiguration";

	private static final String TRACKING = "TargetTrackingScalingPolicyConfiguration";

	static String key(String targetKey, String name) {
		return targetKey + "|" + name;
	}

	String targetKey() {
		return ScalableTarget.key(this.resourceId, this.dimension);
	}

	String key() {
		return key(targetKey(), this.name);
	}

	String type() {
		return this.definition.has(STEP) ? "StepScaling" : "TargetTrackingScaling";
	}

	JsonNode config() {
		return this.definition.path(this.definition.has(STEP) ? STEP : TRACKING);
	}

	String configName() {
		return this.definition.has(STEP) ? STEP : TRACKING;
	}

	String arn() {
		return new Arn("autoscaling", "scalingPolicy:%s:resource/%s/%s:policyName/%s".formatted(id(),
				ScalableTarget.NAMESPACE, this.resourceId, this.name))
			.toString();
	}

	String highAlarm() {
		return "TargetTracking-%s-AlarmHigh-%s".formatted(this.resourceId, id());
	}

	String lowAlarm() {
		return "TargetTracking-%s-AlarmLow-%s".formatted(this.resourceId, id());
	}

	/**
	 * Understands the policy.
	 * @param target what it scales
	 * @return what it says
	 */
	Rule rule(ScalableTarget target) {
		Fields fields = new Fields(this.definition);
		String type = fields.text("PolicyType", type());
		if (!type.equals(type()) || fields.has(STEP) == fields.has(TRACKING)) {
			throw Errors.validation("PolicyType %s needs its own configuration and no other".formatted(type));
		}
		return fields.has(STEP) ? new Rule.Step(StepScaling.of(fields.structure(STEP)))
				: new Rule.Tracking(TargetTracking.of(target, fields.structure(TRACKING)));
	}

	private String id() {
		return UUID.nameUUIDFromBytes(key().getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** What a policy says, by its type. */
	sealed interface Rule {

		/**
		 * By steps.
		 *
		 * @param scaling the steps
		 */
		record Step(StepScaling scaling) implements Rule {
		}

		/**
		 * By a target.
		 *
		 * @param tracking the target
		 */
		record Tracking(TargetTracking tracking) implements Rule {
		}

	}

}
