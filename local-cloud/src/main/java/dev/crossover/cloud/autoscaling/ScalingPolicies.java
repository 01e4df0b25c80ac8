package dev.crossover.cloud.autoscaling;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.alarm.Alarms;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** The scaling policies, and the alarms of those that track a target. */
final class ScalingPolicies {

	private final InstantSource clock;

	private final Alarms alarms;

	private final Table<ScalingPolicy> policies;

	ScalingPolicies(InstantSource clock, Alarms alarms, Storage storage) {
		this.clock = clock;
		this.alarms = alarms;
		this.policies = storage.table("autoscaling-policy", ScalingPolicy.class);
	}

	ScalingPolicy put(String name, ScalableTarget target, Fields input) {
		Optional<ScalingPolicy> known = this.policies.get(ScalingPolicy.key(target.key(), name));
		ScalingPolicy policy = new ScalingPolicy(name, target.resourceId(), target.dimension(), input.node(),
				known.map(ScalingPolicy::created).orElseGet(this.clock::instant));
		switch (policy.rule(target)) {
			case ScalingPolicy.Rule.Step step -> this.alarms.delete(alarmNames(policy));
			case ScalingPolicy.Rule.Tracking tracking -> watch(policy, target, tracking.tracking());
		}
		this.policies.put(policy.key(), policy);
		return policy;
	}

	List<ScalingPolicy> all() {
		return this.policies.values();
	}

	Optional<ScalingPolicy> find(String arn) {
		return all().stream().filter((policy) -> policy.arn().equals(arn)).findFirst();
	}

	/**
	 * The policies that have a say in a scale-in.
	 * @param target what is scaled
	 * @return those that track a target and may scale in
	 */
	List<ScalingPolicy> trackingOf(ScalableTarget target) {
		List<ScalingPolicy> tracking = new ArrayList<>();
		for (ScalingPolicy policy : all()) {
			if (policy.targetKey().equals(target.key())
					&& policy.rule(target) instanceof ScalingPolicy.Rule.Tracking rule
					&& !rule.tracking().disableScaleIn()) {
				tracking.add(policy);
			}
		}
		return tracking;
	}

	void delete(ScalableTarget target, String name) {
		ScalingPolicy policy = this.policies.get(ScalingPolicy.key(target.key(), name))
			.orElseThrow(() -> new AwsError(400, "ObjectNotFoundException", "No scaling policy found for " + name));
		delete(policy);
	}

	void deleteAll(ScalableTarget target) {
		all().stream().filter((policy) -> policy.targetKey().equals(target.key())).forEach(this::delete);
	}

	/**
	 * The alarms a policy has of its own.
	 * @param policy the policy
	 * @return their names and ARNs, in Application Auto Scaling's words
	 */
	List<Map<String, String>> alarms(ScalingPolicy policy) {
		if (!policy.type().equals("TargetTrackingScaling")) {
			return List.of();
		}
		boolean onlyHigh = new Fields(policy.config()).flag("DisableScaleIn", false);
		return (onlyHigh ? List.of(policy.highAlarm()) : alarmNames(policy)).stream()
			.map((name) -> Map.of("AlarmName", name, "AlarmARN", new Arn("cloudwatch", "alarm:" + name).toString()))
			.toList();
	}

	private void watch(ScalingPolicy policy, ScalableTarget target, TargetTracking tracking) {
		if (target.maximum() == 0) {
			throw Errors.validation("A target that is tracked needs a MaxCapacity above zero");
		}
		this.alarms.put(policy.highAlarm(), tracking.high(policy.arn()));
		if (tracking.disableScaleIn()) {
			this.alarms.delete(List.of(policy.lowAlarm()));
		}
		else {
			this.alarms.put(policy.lowAlarm(), tracking.low(policy.arn()));
		}
	}

	private void delete(ScalingPolicy policy) {
		this.alarms.delete(alarmNames(policy));
		this.policies.remove(policy.key());
	}

	private static List<String> alarmNames(ScalingPolicy policy) {
		return List.of(policy.highAlarm(), policy.lowAlarm());
	}

}
