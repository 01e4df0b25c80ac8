package dev.crossover.cloud.autoscaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Page;
import dev.crossover.cloud.protocol.RpcService;

/** Application Auto Scaling's calls. */
final class AutoScalingCalls {

	private static final String RESOURCE = "ResourceId";

	private static final String DIMENSION = "ScalableDimension";

	private static final int PAGE = 50;

	private static final int PAGE_OF_POLICIES = 10;

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
		requireResource(input, "ResourceIds");
		List<String> ids = input.texts("ResourceIds");
		List<ScalableTarget> found = this.targets.all()
			.stream()
			.filter((target) -> (ids.isEmpty() || ids.contains(target.resourceId()))
					&& isMeant(input, DIMENSION, target.dimension()))
			.toList();
		return page(found, input, PAGE).answer("ScalableTargets", AutoScalingCalls::described);
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
		requireResource(input, RESOURCE);
		List<String> names = input.texts("PolicyNames");
		List<ScalingPolicy> found = this.policies.all()
			.stream()
			.filter((policy) -> (names.isEmpty() || names.contains(policy.name()))
					&& isMeant(input, RESOURCE, policy.resourceId()) && isMeant(input, DIMENSION, policy.dimension()))
			.toList();
		return page(found, input, PAGE_OF_POLICIES).answer("ScalingPolicies", this::described);
	}

	private Map<String, ?> describeActivities(Fields input) {
		requireResource(input, RESOURCE);
		boolean all = input.flag("IncludeNotScaledActivities", false);
		List<Activity> found = this.activities.all()
			.stream()
			.filter((activity) -> (all || activity.notScaled() == null)
					&& isMeant(input, RESOURCE, activity.resourceId())
					&& isMeant(input, DIMENSION, activity.dimension()))
			.toList();
		return page(found, input, PAGE).answer("ScalingActivities", Activity::described);
	}

	// A dimension is one of a resource: AWS takes it only beside one.
	private static void requireResource(Fields input, String resource) {
		if (input.has(DIMENSION) && !input.has(resource)) {
			throw Errors.validation("A scalable dimension needs a resource ID");
		}
	}

	private static <T> Page<T> page(List<T> all, Fields input, int most) {
		int size = input.integer("MaxResults", most, 1, most);
		try {
			return Page.of(all, input.text("NextToken", ""), size);
		}
		catch (IllegalArgumentException ex) {
			throw new AwsError(400, "InvalidNextTokenException", "The next token is not valid");
		}
	}

	private static boolean isMeant(Fields input, String member, String value) {
		String wanted = input.text(member, "");
		return wanted.isEmpty() || wanted.equals(value);
	}

	private static Map<String, Object> described(ScalableTarget target) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("ServiceNamespace", ScalableTarget.NAMESPACE);
		members.put(RESOURCE, target.resourceId());
		members.put(DIMENSION, target.dimension());
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
		members.put(RESOURCE, policy.resourceId());
		members.put(DIMENSION, policy.dimension());
		members.put("PolicyType", policy.type());
		members.put(policy.configName(), policy.config());
		members.put("Alarms", this.policies.alarms(policy));
		members.put("CreationTime", policy.created());
		return members;
	}

}
