package dev.crossover.cloud.autoscaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.RpcService;

/** Application Auto Scaling's calls. */
final class AutoScalingCalls {

	private final ScalableTargets targets;

	private final ScalingPolicies policies;

	private final Activities activities;

	private AutoScalingCalls(ScalableTargets targets, ScalingPolicies policies, Activities activities) {
		this.targets = targets;
		this.policies = policies;
		this.activities = activities;
	}

	static AwsService service(ScalableTargets targets, ScalingPolicies policies, Activities activities) {
		AutoScalingCalls calls = new AutoScalingCalls(targets, policies, activities);
		return new RpcService("application-autoscaling",
				Map.of("RegisterScalableTarget", calls::register, "DescribeScalableTargets", calls::describe,
						"DeregisterScalableTarget", calls::deregister, "PutScalingPolicy", calls::putPolicy,
						"DeleteScalingPolicy", calls::deletePolicy, "DescribeScalingPolicies", calls::describePolicies,
						"DescribeScalingActivities", calls::describeActivities));
	}

	private Map<String, ?> register(Fields input) {
		return Map.of("ScalableTargetARN", this.targets.register(input).arn());
	}

	private Map<String, ?> describe(Fields input) {
		List<String> ids = input.texts("ResourceIds");
		return Map.of("ScalableTargets",
				this.targets.all()
					.stream()
					.filter((target) -> (ids.isEmpty() || ids.contains(target.resourceId()))
							&& isMeant(input, "ScalableDimension", target.dimension()))
					.map(AutoScalingCalls::described)
					.toList());
	}

	private Map<String, ?> deregister(Fields input) {
		ScalableTarget target = this.targets.get(input);
		this.policies.deleteAll(target);
		this.targets.deregister(target);
		return Map.of();
	}

	private Map<String, ?> putPolicy(Fields input) {
		ScalingPolicy policy = this.policies.put(input.text("PolicyName"), this.targets.get(input), input);
		return Map.of("PolicyARN", policy.arn(), "Alarms", this.policies.alarms(policy));
	}

	private Map<String, ?> deletePolicy(Fields input) {
		this.policies.delete(this.targets.get(input), input.text("PolicyName"));
		return Map.of();
	}

	private Map<String, ?> describePolicies(Fields input) {
		List<String> names = input.texts("PolicyNames");
		return Map.of("ScalingPolicies",
				this.policies.all()
					.stream()
					.filter((policy) -> (names.isEmpty() || names.contains(policy.name()))
							&& isMeant(input, "ResourceId", policy.resourceId())
							&& isMeant(input, "ScalableDimension", policy.dimension()))
					.map(this::described)
					.toList());
	}

	private Map<String, ?> describeActivities(Fields input) {
		boolean all = input.flag("IncludeNotScaledActivities", false);
		return Map.of("ScalingActivities",
				this.activities.all()
					.stream()
					.filter((activity) -> (all || activity.notScaled() == null)
							&& isMeant(input, "ResourceId", activity.resourceId())
							&& isMeant(input, "ScalableDimension", activity.dimension()))
					.map(Activity::described)
					.toList());
	}

	private static boolean isMeant(Fields input, String member, String value) {
		String wanted = input.text(member, "");
		return wanted.isEmpty() || wanted.equals(value);
	}

	private static Map<String, Object> described(ScalableTarget target) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("ServiceNamespace", ScalableTarget.NAMESPACE);
		members.put("ResourceId", target.resourceId());
		members.put("ScalableDimension", target.dimension());
		members.put("MinCapacity", target.minimum());
		members.put("MaxCapacity", target.maximum());
		members.put("RoleARN", "arn:aws:iam::000000000000:role/local");
		members.put("CreationTime", target.created());
		members.put("ScalableTargetARN", target.arn());
		members.put("SuspendedState",
				Map.of("DynamicScalingInSuspended", target.suspension().in(), "DynamicScalingOutSuspended",
						target.suspension().out(), "ScheduledScalingSuspended", target.suspension().scheduled()));
		return members;
	}

	private Map<String, Object> described(ScalingPolicy policy) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("PolicyARN", policy.arn());
		members.put("PolicyName", policy.name());
		members.put("ServiceNamespace", ScalableTarget.NAMESPACE);
		members.put("ResourceId", policy.resourceId());
		members.put("ScalableDimension", policy.dimension());
		members.put("PolicyType", policy.type());
		members.put(policy.configName(), policy.config());
		members.put("Alarms", this.policies.alarms(policy));
		members.put("CreationTime", policy.created());
		return members;
	}

}
