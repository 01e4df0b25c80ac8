package dev.crossover.cloud.sagemaker.definition;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** Everything SageMaker was asked to have. */
public final class Definitions {

	private final Table<ModelDefinition> models;

	private final Table<EndpointConfig> configs;

	private final Table<EndpointDefinition> endpoints;

	public Definitions(Storage storage) {
		this.models = storage.table("sagemaker-models", ModelDefinition.class);
		this.configs = storage.table("sagemaker-endpoint-configs", EndpointConfig.class);
		this.endpoints = storage.table("sagemaker-endpoints", EndpointDefinition.class);
	}

	public Table<ModelDefinition> models() {
		return this.models;
	}

	public Table<EndpointConfig> configs() {
		return this.configs;
	}

	public Table<EndpointDefinition> endpoints() {
		return this.endpoints;
	}

	public ModelDefinition model(String name) {
		return this.models.get(name).orElseThrow(() -> missing("model", name));
	}

	public EndpointConfig config(String name) {
		return this.configs.get(name).orElseThrow(() -> missing("endpoint configuration", name));
	}

	public EndpointDefinition endpoint(String name) {
		return this.endpoints.get(name).orElseThrow(() -> missing("endpoint", name));
	}

	private static AwsError missing(String kind, String name) {
		return Errors.validation("Could not find %s \"%s\".".formatted(kind, name));
	}

}
