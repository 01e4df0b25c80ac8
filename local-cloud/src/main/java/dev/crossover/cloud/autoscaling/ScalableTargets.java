package dev.crossover.cloud.autoscaling;

import java.time.InstantSource;
import java.util.List;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import tools.jackson.databind.JsonNode;

/** The scalable targets; setting bounds brings the capacity into them at once. */
public final class ScalableTargets {

	private final Endpoints endpoints;

	private final InstantSource clock;

	private final Table<ScalableTarget> targets;

	private final Table<JsonNode> policies;

	public ScalableTargets(Endpoints endpoints, InstantSource clock, Storage storage) {
		this.endpoints = endpoints;
		this.clock = clock;
		this.targets = storage.table("autoscaling-targets", ScalableTarget.class);
		this.policies = storage.table("autoscaling-policies", JsonNode.class);
	}

	ScalableTarget register(Fields input) {
		if (!input.text("ServiceNamespace").equals(ScalableTarget.NAMESPACE)
				|| !input.text("ScalableDimension").equals(ScalableTarget.INSTANCES)) {
			throw Errors
				.unsupported("scaling of " + input.text("ScalableDimension") + "; use " + ScalableTarget.INSTANCES);
		}
		ScalableTarget target = new ScalableTarget(input.text("ResourceId"), ScalableTarget.INSTANCES,
				input.integer("MinCapacity", 0, 0, Integer.MAX_VALUE),
				input.integer("MaxCapacity", 0, 0, Integer.MAX_VALUE), this.clock.instant());
		if (target.minimum() > target.maximum()) {
			throw Errors.validation("Minimum capacity cannot be greater than maximum capacity");
		}
		clamp(target);
		this.targets.put(target.key(), target);
		return target;
	}

	List<ScalableTarget> all() {
		return this.targets.values();
	}

	void deregister(String resourceId) {
		if (!this.targets.remove(resourceId + "|" + ScalableTarget.INSTANCES)) {
			throw new AwsError(400, "ObjectNotFoundException", "No scalable target registered for " + resourceId);
		}
	}

	String putPolicy(String name, JsonNode policy) {
		this.policies.put(name, policy);
		return policyArn(name);
	}

	List<JsonNode> policies() {
		return this.policies.values();
	}

	static String policyArn(String name) {
		return new Arn("autoscaling", "scalingPolicy:policyName/" + name).toString();
	}

	private void clamp(ScalableTarget target) {
		EndpointDefinition endpoint = this.endpoints.wanted(target.endpoint());
		int clamped = Math.clamp(endpoint.capacity(), target.minimum(), target.maximum());
		if (clamped != endpoint.capacity()) {
			this.endpoints.want(endpoint.name(), clamped, endpoint.maxConcurrency());
		}
	}

}
