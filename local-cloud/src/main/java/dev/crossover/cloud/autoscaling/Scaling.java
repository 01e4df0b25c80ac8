package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.alarm.AlarmAction;
import dev.crossover.cloud.cloudwatch.alarm.AlarmChange;
import dev.crossover.cloud.time.CloudClock;

/** Follows the policies: does what one says when its alarm calls it. */
final class Scaling implements AlarmAction {

	private final CloudClock clock;

	private final ScalableTargets targets;

	private final ScalingPolicies policies;

	private final Activities activities;

	private final Map<String, Cooldown> cooldowns = new ConcurrentHashMap<>();

	private final ScaleInConsent consent = new ScaleInConsent();

	Scaling(CloudClock clock, ScalableTargets targets, ScalingPolicies policies, Activities activities) {
		this.clock = clock;
		this.targets = targets;
		this.policies = policies;
		this.activities = activities;
	}

	/** Begins to see which activities are over. */
	void start() {
		this.clock.always(Duration.ofSeconds(10),
				() -> this.activities.inProgress()
					.stream()
					.map(Activity::target)
					.filter(this.targets::isSettled)
					.forEach((target) -> this.activities.fulfilled(target, this.clock.instant())));
	}

	@Override
	public synchronized void carryOut(String arn, AlarmChange change) {
		this.policies.find(arn)
			.ifPresent((policy) -> this.targets.find(policy.targetKey())
				.ifPresent((target) -> follow(policy, target, change)));
	}

	private void follow(ScalingPolicy policy, ScalableTarget target, AlarmChange change) {
		Instant now = this.clock.instant();
		int capacity = this.targets.capacity(target);
		Cooldown cooldown = this.cooldowns.getOrDefault(policy.key(), new Cooldown(0, 0, Instant.MIN));
		Wish wish = switch (policy.rule(target)) {
			case ScalingPolicy.Rule.Step step -> stepped(step.scaling(), cooldown.base(capacity, now), change);
			case ScalingPolicy.Rule.Tracking tracking -> tracked(tracking.tracking(), policy, target, change);
		};
		String cause = "monitor alarm %s in state %s triggered policy %s".formatted(change.alarm().name(),
				change.after().value(), policy.name());
		int desired = Math.clamp(wish.capacity(), target.minimum(), target.maximum());
		boolean out = wish.capacity() > capacity;
		if (out ? target.suspension().out() : target.suspension().in()) {
			return;
		}
		if (desired == capacity) {
			stays(target, wish.capacity(), capacity, cause);
		}
		else if ((desired > capacity || !wish.onlyOut()) && cooldown.allows(capacity, desired, now)) {
			scale(policy, target, new Cooldown(capacity, desired, now.plus(wish.cooldown())), cause);
		}
	}

	private static Wish stepped(StepScaling scaling, int base, AlarmChange change) {
		double beyond = change.value().orElse(0) - change.threshold().orElse(0);
		int desired = scaling.desired(base, change.value().isPresent() ? beyond : 0);
		// What an earlier step of the same alarm added still counts.
		return new Wish(desired, scaling.cooldown(), desired >= base);
	}

	private Wish tracked(TargetTracking tracking, ScalingPolicy policy, ScalableTarget target, AlarmChange change) {
		int capacity = this.targets.capacity(target);
		boolean high = change.alarm().name().equals(policy.highAlarm());
		int desired = change.value().isPresent() ? tracking.desired(capacity, change.value().getAsDouble())
				: capacity + (high ? 1 : -1);
		this.consent.called(policy, !high, this.clock.instant());
		if (high) {
			return new Wish(Math.max(capacity, desired), tracking.scaleOutCooldown(), true);
		}
		boolean agreed = this.consent.isGiven(this.policies.trackingOf(target), this.clock.instant());
		return new Wish(agreed ? Math.min(capacity, desired) : capacity, tracking.scaleInCooldown(), false);
	}

	private void stays(ScalableTarget target, int wished, int capacity, String cause) {
		Activity.NotScaled reason = (wished > target.maximum())
				? new Activity.NotScaled("AlreadyAtMaxCapacity", capacity, target.maximum())
				: (wished < target.minimum() || (wished == capacity && capacity == target.minimum()))
						? new Activity.NotScaled("AlreadyAtMinCapacity", capacity, target.minimum())
						: new Activity.NotScaled("AlreadyAtDesiredCapacity", capacity, null);
		this.activities.notScaled(target, cause, reason, this.clock.instant());
	}

	private void scale(ScalingPolicy policy, ScalableTarget target, Cooldown cooldown, String cause) {
		try {
			this.targets.set(target, cooldown.to());
			this.cooldowns.put(policy.key(), cooldown);
			this.activities.scaling(target, cooldown.to(), cause, this.clock.instant());
		}
		catch (AwsError ex) {
			this.activities.notScaled(target, cause,
					new Activity.NotScaled("TargetServicePutResourceAsUnscalable", cooldown.from(), null),
					this.clock.instant());
		}
	}

	/**
	 * What a policy would have.
	 *
	 * @param capacity the capacity, in or out of bounds
	 * @param cooldown how long that has to take effect
	 * @param onlyOut whether less than there is is not meant
	 */
	private record Wish(int capacity, Duration cooldown, boolean onlyOut) {
	}

}
