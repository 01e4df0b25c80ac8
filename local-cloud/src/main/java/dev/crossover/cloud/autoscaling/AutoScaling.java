package dev.crossover.cloud.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Answers;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.protocol.RpcService;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Application Auto Scaling as the gateway and a template see it. */
public final class AutoScaling {

	private final ScalableTargets targets;

	private AutoScaling(ScalableTargets targets) {
		this.targets = targets;
	}

	/**
	 * Application Auto Scaling as the gateway sees it.
	 * @param targets the targets behind it
	 * @return the service
	 */
	public static AwsService service(ScalableTargets targets) {
		AutoScaling calls = new AutoScaling(targets);
		return new RpcService("application-autoscaling",
				Map.of("RegisterScalableTarget", calls::register, "DescribeScalableTargets", calls::describe,
						"DeregisterScalableTarget", calls::deregister, "PutScalingPolicy", calls::putPolicy,
						"DescribeScalingPolicies", calls::describePolicies));
	}

	/**
	 * What a template may hold of it.
	 * @param targets where to create it
	 * @return the types
	 */
	public static List<ResourceType> types(ScalableTargets targets) {
		return List.of(new TargetType(targets), new PolicyType(targets));
	}

	private Map<String, ?> register(Fields input) {
		return Map.of("ScalableTargetARN", this.targets.register(input).arn());
	}

	private Map<String, ?> describe(Fields input) {
		List<String> ids = input.texts("ResourceIds");
		return Map.of("ScalableTargets",
				this.targets.all()
					.stream()
					.filter((target) -> ids.isEmpty() || ids.contains(target.resourceId()))
					.map(AutoScaling::described)
					.toList());
	}

	private Map<String, ?> deregister(Fields input) {
		this.targets.deregister(input.text("ResourceId"));
		return Map.of();
	}

	private Map<String, ?> putPolicy(Fields input) {
		return Map.of("PolicyARN", this.targets.putPolicy(input.text("PolicyName"), input.node()), "Alarms", List.of());
	}

	private Map<String, ?> describePolicies(Fields input) {
		return Map.of("ScalingPolicies", this.targets.policies().stream().map(AutoScaling::described).toList());
	}

	private static Map<String, Object> described(ScalableTarget target) {
		return Map.of("ServiceNamespace", ScalableTarget.NAMESPACE, "ResourceId", target.resourceId(),
				"ScalableDimension", target.dimension(), "MinCapacity", target.minimum(), "MaxCapacity",
				target.maximum(), "RoleARN", "arn:aws:iam::000000000000:role/local", "CreationTime", target.created(),
				"ScalableTargetARN", target.arn());
	}

	private static Map<String, Object> described(JsonNode policy) {
		Map<String, Object> members = Answers.members(policy, Set.of());
		members.put("PolicyARN", ScalableTargets.policyArn(policy.path("PolicyName").asString("")));
		return members;
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
					"ScalableDimension", "ServiceNamespace"));
			ScalableTarget target = PropertyCheck.guarded(name(), () -> this.targets.register(new Fields(properties)));
			String id = target.resourceId() + "|" + target.dimension() + "|" + ScalableTarget.NAMESPACE;
			return new Resource(id, Map.of("Id", id));
		}

	}

	/** Keeps scaling policies; nothing here follows them yet. */
	private record PolicyType(ScalableTargets targets) implements ResourceType {

		@Override
		public String name() {
			return "AWS::ApplicationAutoScaling::ScalingPolicy";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			String name = new Fields(properties).text("PolicyName", physicalName);
			String arn = this.targets.putPolicy(name, properties);
			return new Resource(arn, Map.of("Arn", arn, "PolicyName", name));
		}

	}

}
