package dev.crossover.cloud.autoscaling;

import java.util.List;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.cloudwatch.alarm.AlarmActions;
import dev.crossover.cloud.cloudwatch.alarm.Alarms;
import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.template.ResourceType;
import dev.crossover.cloud.time.CloudClock;

/** Application Auto Scaling as the gateway, a template and alarms see it. */
public final class AutoScaling {

	private final ScalableTargets targets;

	private final ScalingPolicies policies;

	private final Activities activities;

	private final Scaling scaling;

	/**
	 * Opens it on what it remembers.
	 * @param endpoints what is scaled
	 * @param clock the cloud's time
	 * @param alarms where policies that track a target have their alarms
	 * @param storage what survives a restart
	 */
	public AutoScaling(Endpoints endpoints, CloudClock clock, Alarms alarms, Storage storage) {
		this.targets = new ScalableTargets(endpoints, clock, storage);
		this.policies = new ScalingPolicies(clock, alarms, storage);
		this.activities = new Activities(storage);
		this.scaling = new Scaling(clock, this.targets, this.policies, this.activities);
	}

	/**
	 * Has alarms call the policies they name.
	 * @param actions what alarms do
	 */
	public void follow(AlarmActions actions) {
		actions.add("arn:aws:autoscaling:", this.scaling);
	}

	/** Begins to see which activities are over. */
	public void start() {
		this.scaling.start();
	}

	/**
	 * Application Auto Scaling as the gateway sees it.
	 * @return the service
	 */
	public AwsService service() {
		return AutoScalingCalls.service(this.targets, this.policies, this.activities);
	}

	/**
	 * What a template may hold of it.
	 * @return the types
	 */
	public List<ResourceType> types() {
		return AutoScalingResources.types(this.targets, this.policies);
	}

}
