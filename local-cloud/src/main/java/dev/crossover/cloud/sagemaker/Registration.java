package dev.crossover.cloud.sagemaker;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.ModelDefinition;

/**
 * Reads and keeps models and endpoint configurations, asked for by a call or a template.
 */
final class Registration {

	private final Endpoints endpoints;

	Registration(Endpoints endpoints) {
		this.endpoints = endpoints;
	}

	ModelDefinition createModel(String name, Fields input) {
		if (this.endpoints.definitions().models().get(name).isPresent()) {
			throw Errors.validation("Cannot create already existing model \"%s\".".formatted(name));
		}
		return putModel(name, input);
	}

	ModelDefinition putModel(String name, Fields input) {
		if (input.has("Containers")) {
			throw Errors.unsupported("models with several containers; give PrimaryContainer");
		}
		Fields container = input.structure("PrimaryContainer");
		ModelDefinition model = new ModelDefinition(name, container.text("Image"), container.entries("Environment"),
				input.text("ExecutionRoleArn", ""), this.endpoints.now());
		this.endpoints.definitions().models().put(name, model);
		return model;
	}

	EndpointConfig createConfig(String name, Fields input) {
		if (this.endpoints.definitions().configs().get(name).isPresent()) {
			throw Errors.validation("Cannot create already existing endpoint configuration \"%s\".".formatted(name));
		}
		return putConfig(name, input);
	}

	EndpointConfig putConfig(String name, Fields input) {
		EndpointConfig config = new EndpointConfig(name, input.node(), this.endpoints.now());
		this.endpoints.definitions().model(config.plan().model());
		this.endpoints.definitions().configs().put(name, config);
		return config;
	}

}
