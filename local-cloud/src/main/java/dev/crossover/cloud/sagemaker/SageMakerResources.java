package dev.crossover.cloud.sagemaker;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.definition.ModelDefinition;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Models, endpoint configurations and endpoints out of a template. */
public final class SageMakerResources {

	private SageMakerResources() {
	}

	/**
	 * The types this package creates.
	 * @param endpoints where to create them
	 * @return the types
	 */
	public static List<ResourceType> types(Endpoints endpoints) {
		return List.of(new ModelType(endpoints), new EndpointConfigType(endpoints), new EndpointType(endpoints));
	}

	/** Creates models. */
	private record ModelType(Endpoints endpoints) implements ResourceType {

		@Override
		public String name() {
			return "AWS::SageMaker::Model";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties,
					Set.of("ModelName", "PrimaryContainer", "ExecutionRoleArn", "EnableNetworkIsolation"));
			PropertyCheck.only(name() + " PrimaryContainer", properties.path("PrimaryContainer"),
					Set.of("Image", "Environment", "Mode", "ContainerHostname"));
			Fields fields = new Fields(properties);
			ModelDefinition model = PropertyCheck.guarded(name(),
					() -> new Registration(this.endpoints).putModel(fields.text("ModelName", physicalName), fields));
			return new Resource(model.arn(), Map.of("ModelName", model.name()));
		}

	}

	/** Creates endpoint configurations. */
	private record EndpointConfigType(Endpoints endpoints) implements ResourceType {

		@Override
		public String name() {
			return "AWS::SageMaker::EndpointConfig";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			Fields fields = new Fields(properties);
			EndpointConfig config = PropertyCheck.guarded(name(), () -> new Registration(this.endpoints)
				.putConfig(fields.text("EndpointConfigName", physicalName), fields));
			return new Resource(config.arn(), Map.of("EndpointConfigName", config.name()));
		}

	}

	/** Creates endpoints, or moves them to what their configuration became. */
	private record EndpointType(Endpoints endpoints) implements ResourceType {

		@Override
		public String name() {
			return "AWS::SageMaker::Endpoint";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("EndpointName", "EndpointConfigName",
					"RetainAllVariantProperties", "ExcludeRetainedVariantProperties", "DeploymentConfig"));
			Fields fields = new Fields(properties);
			String name = fields.text("EndpointName", physicalName);
			String config = fields.text("EndpointConfigName");
			EndpointDefinition endpoint = PropertyCheck.guarded(name(), () -> bring(name, config));
			return new Resource(endpoint.arn(), Map.of("EndpointName", endpoint.name()));
		}

		private EndpointDefinition bring(String name, String config) {
			if (this.endpoints.definitions().endpoints().get(name).isPresent()) {
				this.endpoints.update(name, config, true);
				return this.endpoints.wanted(name);
			}
			return this.endpoints.create(name, config, this.endpoints.options().beginsAsleep());
		}

	}

}
