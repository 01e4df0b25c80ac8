package dev.crossover.cloud.sagemaker.definition;

import java.time.Instant;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Fields;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint configuration, kept as it was asked for.
 *
 * @param name its name
 * @param definition its members
 * @param created when it was created
 */
public record EndpointConfig(String name, JsonNode definition, Instant created) {

	public String arn() {
		return new Arn("sagemaker", "endpoint-config/" + this.name).toString();
	}

	public EndpointPlan plan() {
		return EndpointPlan.of(new Fields(this.definition));
	}

}
