package dev.crossover.cloud.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Scalable targets and scaling policies out of a template. */
final class AutoScalingResources {

	private AutoScalingResources() {
	}

	static List<ResourceType> types(ScalableTargets targets, ScalingPolicies policies) {
		return List.of(new TargetType(targets), new PolicyType(targets, policies));
	}

	/** Creates scalable targets. */
	private record TargetType(ScalableTargets targets) implements ResourceType {

		@Override
		public String name() {
			return "AWS::ApplicationAutoScaling::ScalableTarget";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("MaxCapacity", "MinCapacity", "ResourceId", "RoleARN",
					"ScalableDimension", "ServiceNamespace", "SuspendedState"));
			ScalableTarget target = PropertyCheck.guarded(name(), () -> this.targets.register(new Fields(properties)));
			String id = target.key() + "|" + ScalableTarget.NAMESPACE;
			return new Resource(id, Map.of("Id", id));
		}

	}

	/** Creates scaling policies. */
	private record PolicyType(ScalableTargets targets, ScalingPolicies policies) implements ResourceType {

		@Override
		public String name() {
			return "AWS::ApplicationAutoScaling::ScalingPolicy";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties,
					Set.of("PolicyName", "PolicyType", "ResourceId", "ScalableDimension", "ScalingTargetId",
							"ServiceNamespace", "StepScalingPolicyConfiguration",
							"TargetTrackingScalingPolicyConfiguration"));
			Fields fields = new Fields(properties);
			String name = fields.text("PolicyName", physicalName);
			ScalingPolicy policy = PropertyCheck.guarded(name(), () -> this.policies.put(name, target(fields), fields));
			return new Resource(policy.arn(), Map.of("Arn", policy.arn(), "PolicyName", name));
		}

		// A template names the target by its id, or by its parts.
		private ScalableTarget target(Fields fields) {
			String id = fields.text("ScalingTargetId", "");
			int end = id.lastIndexOf('|');
			return (end < 0) ? this.targets.get(fields) : this.targets.find(id.substring(0, end))
				.orElseThrow(() -> Errors.validation("There is no scalable target " + id));
		}

	}

}
