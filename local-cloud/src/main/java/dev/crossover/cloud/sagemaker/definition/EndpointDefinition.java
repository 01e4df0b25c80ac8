package dev.crossover.cloud.sagemaker.definition;

import java.time.Instant;

import dev.crossover.cloud.protocol.Arn;

/**
 * An endpoint and the capacity it should have.
 *
 * @param name its name
 * @param config the name of its configuration
 * @param capacity instances wanted; of a serverless endpoint its provisioned concurrency
 * @param maxConcurrency concurrent executions at most; zero on instances
 * @param created when it was created
 * @param modified when it was last changed
 */
public record EndpointDefinition(String name, String config, int capacity, int maxConcurrency, Instant created,
		Instant modified) {

	public String arn() {
		return new Arn("sagemaker", "endpoint/" + this.name).toString();
	}

	public EndpointDefinition withCapacity(int wanted, int concurrency, Instant now) {
		return new EndpointDefinition(this.name, this.config, wanted, concurrency, this.created, now);
	}

	public EndpointDefinition createdAt(Instant time) {
		return new EndpointDefinition(this.name, this.config, this.capacity, this.maxConcurrency, time, this.modified);
	}

}
