package dev.crossover.cloud.sagemaker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Answers;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.RpcService;
import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.definition.ModelDefinition;

/** SageMaker's control plane. */
final class ControlCalls {

	private static final String ENDPOINT = "EndpointName";

	private static final String CONFIG = "EndpointConfigName";

	private static final String MODEL = "ModelName";

	private final Endpoints endpoints;

	private final Registration registration;

	private final EndpointDescription description;

	private ControlCalls(Endpoints endpoints) {
		this.endpoints = endpoints;
		this.registration = new Registration(endpoints);
		this.description = endpoints.description();
	}

	static AwsService service(Endpoints endpoints) {
		ControlCalls calls = new ControlCalls(endpoints);
		Map<String, Operation> operations = new LinkedHashMap<>();
		operations.put("CreateModel", calls::createModel);
		operations.put("DescribeModel", calls::describeModel);
		operations.put("ListModels", calls::listModels);
		operations.put("DeleteModel", calls::deleteModel);
		operations.put("CreateEndpointConfig", calls::createEndpointConfig);
		operations.put("DescribeEndpointConfig", calls::describeEndpointConfig);
		operations.put("ListEndpointConfigs", calls::listEndpointConfigs);
		operations.put("DeleteEndpointConfig", calls::deleteEndpointConfig);
		operations.put("CreateEndpoint", calls::createEndpoint);
		operations.put("DescribeEndpoint", calls::describeEndpoint);
		operations.put("ListEndpoints", calls::listEndpoints);
		operations.put("UpdateEndpoint", calls::updateEndpoint);
		operations.put("UpdateEndpointWeightsAndCapacities", calls::updateCapacities);
		operations.put("DeleteEndpoint", calls::deleteEndpoint);
		return new RpcService("sagemaker", operations);
	}

	private Map<String, ?> createModel(Fields input) {
		return Map.of("ModelArn", this.registration.createModel(input.text(MODEL), input).arn());
	}

	private Map<String, ?> describeModel(Fields input) {
		ModelDefinition model = this.endpoints.definitions().model(input.text(MODEL));
		return Map.of(MODEL, model.name(), "ModelArn", model.arn(), "ExecutionRoleArn", model.roleArn(), "CreationTime",
				model.created(), "PrimaryContainer",
				Map.of("Image", model.image(), "Environment", model.environment()));
	}

	private Map<String, ?> listModels(Fields input) {
		return Map
			.of("Models", named(input, this.endpoints.definitions().models().values(), ModelDefinition::name).stream()
				.map((model) -> Map.of(MODEL, model.name(), "ModelArn", model.arn(), "CreationTime", model.created()))
				.toList());
	}

	private Map<String, ?> listEndpointConfigs(Fields input) {
		return Map.of("EndpointConfigs",
				named(input, this.endpoints.definitions().configs().values(), EndpointConfig::name).stream()
					.map((config) -> Map.of(CONFIG, config.name(), "EndpointConfigArn", config.arn(), "CreationTime",
							config.created()))
					.toList());
	}

	private static <T> List<T> named(Fields input, List<T> all, Function<T, String> name) {
		String part = input.text("NameContains", "");
		return all.stream().filter((one) -> name.apply(one).contains(part)).toList();
	}

	private Map<String, ?> deleteModel(Fields input) {
		this.endpoints.definitions().models().remove(this.endpoints.definitions().model(input.text(MODEL)).name());
		return Map.of();
	}

	private Map<String, ?> createEndpointConfig(Fields input) {
		return Map.of("EndpointConfigArn", this.registration.createConfig(input.text(CONFIG), input).arn());
	}

	private Map<String, ?> describeEndpointConfig(Fields input) {
		EndpointConfig config = this.endpoints.definitions().config(input.text(CONFIG));
		Map<String, Object> members = Answers.members(config.definition(), Set.of("Tags"));
		members.put(CONFIG, config.name());
		members.put("EndpointConfigArn", config.arn());
		members.put("CreationTime", config.created());
		return members;
	}

	private Map<String, ?> deleteEndpointConfig(Fields input) {
		String name = this.endpoints.definitions().config(input.text(CONFIG)).name();
		if (!this.endpoints.matching((endpoint) -> endpoint.config().equals(name)).isEmpty()) {
			throw Errors.validation("Endpoint configuration \"%s\" is in use by an endpoint".formatted(name));
		}
		this.endpoints.definitions().configs().remove(name);
		return Map.of();
	}

	private Map<String, ?> createEndpoint(Fields input) {
		return Map.of("EndpointArn", this.endpoints.create(input.text(ENDPOINT), input.text(CONFIG), false).arn());
	}

	private Map<String, ?> describeEndpoint(Fields input) {
		return this.description.of(this.endpoints.definitions().endpoint(input.text(ENDPOINT)));
	}

	private Map<String, ?> listEndpoints(Fields input) {
		String part = input.text("NameContains", "");
		String status = input.text("StatusEquals", "");
		List<EndpointDefinition> found = this.endpoints.matching((endpoint) -> endpoint.name().contains(part)
				&& (status.isEmpty() || status.equals(this.endpoints.status(endpoint))));
		return Map.of("Endpoints", found.stream().map(this.description::summary).toList());
	}

	private Map<String, ?> updateEndpoint(Fields input) {
		String name = input.text(ENDPOINT);
		this.endpoints.update(name, input.text(CONFIG), input.flag("RetainAllVariantProperties", false));
		return Map.of("EndpointArn", this.endpoints.wanted(name).arn());
	}

	private Map<String, ?> updateCapacities(Fields input) {
		String name = input.text(ENDPOINT);
		EndpointDefinition known = this.endpoints.wanted(name);
		List<Fields> wishes = input.list("DesiredWeightsAndCapacities");
		if (wishes.size() != 1) {
			throw Errors.validation("DesiredWeightsAndCapacities must name the endpoint's one variant");
		}
		Fields wish = wishes.getFirst();
		String variant = this.endpoints.definitions().config(known.config()).plan().variant();
		if (!wish.text("VariantName").equals(variant)) {
			throw Errors.validation("The endpoint has no variant \"%s\".".formatted(wish.text("VariantName")));
		}
		Fields serverless = wish.structure("ServerlessUpdateConfig");
		if (wish.has("ServerlessUpdateConfig") != (known.maxConcurrency() > 0)
				|| wish.has("DesiredInstanceCount") && known.maxConcurrency() > 0) {
			throw Errors
				.validation("A serverless variant takes ServerlessUpdateConfig, one on instances DesiredInstanceCount");
		}
		int concurrency = serverless.integer("MaxConcurrency").orElse(known.maxConcurrency());
		int capacity = (known.maxConcurrency() > 0)
				? serverless.integer("ProvisionedConcurrency", known.capacity(), 0, concurrency)
				: wish.integer("DesiredInstanceCount", known.capacity(), 0, Integer.MAX_VALUE);
		this.endpoints.want(name, capacity, concurrency);
		return Map.of("EndpointArn", known.arn());
	}

	private Map<String, ?> deleteEndpoint(Fields input) {
		this.endpoints.delete(input.text(ENDPOINT));
		return Map.of();
	}

}
