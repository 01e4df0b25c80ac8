package dev.crossover.cloud.autoscaling;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.sagemaker.Endpoints;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** The scalable targets; setting bounds brings the capacity into them at once. */
final class ScalableTargets {

	private final Endpoints endpoints;

	private final InstantSource clock;

	private final Table<ScalableTarget> targets;

	ScalableTargets(Endpoints endpoints, InstantSource clock, Storage storage) {
		this.endpoints = endpoints;
		this.clock = clock;
		this.targets = storage.table("autoscaling-target", ScalableTarget.class);
	}

	ScalableTarget register(Fields input) {
		String dimension = input.text("ScalableDimension");
		if (!input.text("ServiceNamespace").equals(ScalableTarget.NAMESPACE)
				|| !Set.of(ScalableTarget.INSTANCES, ScalableTarget.PROVISIONED).contains(dimension)) {
			throw Errors.unsupported("scaling of %s; use %s or %s".formatted(dimension, ScalableTarget.INSTANCES,
					ScalableTarget.PROVISIONED));
		}
		ScalableTarget target = bounded(input, dimension);
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

	Optional<ScalableTarget> find(String key) {
		return this.targets.get(key);
	}

	ScalableTarget get(Fields input) {
		return find(ScalableTarget.key(input.text("ResourceId"), input.text("ScalableDimension")))
			.orElseThrow(() -> unknown(input.text("ResourceId")));
	}

	void deregister(ScalableTarget target) {
		this.targets.remove(target.key());
	}

	/**
	 * The capacity that is set, which need not be there yet.
	 * @param target the target
	 * @return its capacity
	 */
	int capacity(ScalableTarget target) {
		return this.endpoints.wanted(target.endpoint()).capacity();
	}

	/**
	 * Sets a capacity.
	 * @param target the target
	 * @param capacity its capacity
	 * @throws AwsError when the endpoint cannot be changed at present
	 */
	void set(ScalableTarget target, int capacity) {
		EndpointDefinition endpoint = this.endpoints.wanted(target.endpoint());
		this.endpoints.want(endpoint.name(), capacity, endpoint.maxConcurrency());
	}

	boolean isSettled(String key) {
		return find(key).map((target) -> this.endpoints.isSettled(target.endpoint())).orElse(true);
	}

	private ScalableTarget bounded(Fields input, String dimension) {
		String resource = input.text("ResourceId");
		Optional<ScalableTarget> known = find(ScalableTarget.key(resource, dimension));
		ScalableTarget.Suspension suspension = ScalableTarget.Suspension.of(input.structure("SuspendedState"),
				known.map(ScalableTarget::suspension)
					.orElseGet(() -> new ScalableTarget.Suspension(false, false, false)));
		return new ScalableTarget(resource, dimension,
				input.integer("MinCapacity", known.map(ScalableTarget::minimum).orElse(0), 0, Integer.MAX_VALUE),
				input.integer("MaxCapacity", known.map(ScalableTarget::maximum).orElse(0), 0, Integer.MAX_VALUE),
				suspension, known.map(ScalableTarget::created).orElseGet(this.clock::instant));
	}

	private void clamp(ScalableTarget target) {
		int capacity = capacity(target);
		int clamped = Math.clamp(capacity, target.minimum(), target.maximum());
		if (clamped != capacity) {
			set(target, clamped);
		}
	}

	private static AwsError unknown(String resourceId) {
		return new AwsError(400, "ObjectNotFoundException", "No scalable target registered for " + resourceId);
	}

}
