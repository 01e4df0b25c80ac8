package dev.crossover.cloud.sagemaker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;

/** Describes endpoints as SageMaker does. */
final class EndpointDescription {

	private final Endpoints endpoints;

	EndpointDescription(Endpoints endpoints) {
		this.endpoints = endpoints;
	}

	Map<String, ?> of(EndpointDefinition endpoint) {
		EndpointConfig config = this.endpoints.definitions().config(endpoint.config());
		Map<String, Object> members = new LinkedHashMap<>(summary(endpoint));
		members.put("EndpointConfigName", endpoint.config());
		members.put("ProductionVariants", List.of(variant(endpoint)));
		this.endpoints.live(endpoint.name())
			.map(LiveEndpoint::failure)
			.filter((reason) -> !reason.isEmpty())
			.ifPresent((reason) -> members.put("FailureReason", reason));
		if (config.definition().has("AsyncInferenceConfig")) {
			members.put("AsyncInferenceConfig", config.definition().path("AsyncInferenceConfig"));
		}
		return members;
	}

	Map<String, Object> summary(EndpointDefinition endpoint) {
		return Map.of("EndpointName", endpoint.name(), "EndpointArn", endpoint.arn(), "EndpointStatus",
				this.endpoints.status(endpoint), "CreationTime", endpoint.created(), "LastModifiedTime",
				endpoint.modified());
	}

	Map<String, Object> variant(EndpointDefinition endpoint) {
		EndpointPlan plan = this.endpoints.definitions().config(endpoint.config()).plan();
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("VariantName", plan.variant());
		members.put("CurrentWeight", 1.0);
		members.put("DesiredWeight", 1.0);
		switch (plan) {
			case EndpointPlan.Async async -> {
				members.put("CurrentInstanceCount", serving(endpoint));
				members.put("DesiredInstanceCount", desired(endpoint));
			}
			case EndpointPlan.Serverless serverless -> {
				members.put("CurrentServerlessConfig", serverless(endpoint, serverless, provisioned(endpoint)));
				members.put("DesiredServerlessConfig", serverless(endpoint, serverless, endpoint.capacity()));
			}
		}
		return members;
	}

	// Less than was asked for, from the moment on that an endpoint gave up.
	private int desired(EndpointDefinition endpoint) {
		return this.endpoints.live(endpoint.name())
			.map((live) -> live.capacity().orElse(endpoint.capacity()))
			.orElse(endpoint.capacity());
	}

	private static Map<String, Object> serverless(EndpointDefinition endpoint, EndpointPlan.Serverless plan,
			int provisioned) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("MemorySizeInMB", plan.memoryMegabytes());
		members.put("MaxConcurrency", endpoint.maxConcurrency());
		// AWS knows no zero here, only nothing.
		if (provisioned > 0) {
			members.put("ProvisionedConcurrency", provisioned);
		}
		return members;
	}

	private int provisioned(EndpointDefinition endpoint) {
		return this.endpoints.live(endpoint.name()).map((live) -> switch (live) {
			case LiveEndpoint.Async async -> 0;
			case LiveEndpoint.Serverless serverless -> serverless.endpoint().provisioned();
		}).orElse(0);
	}

	private int serving(EndpointDefinition endpoint) {
		return this.endpoints.live(endpoint.name()).map((live) -> switch (live) {
			case LiveEndpoint.Async async -> async.endpoint().serving();
			case LiveEndpoint.Serverless serverless -> 0;
		}).orElse(0);
	}

}
