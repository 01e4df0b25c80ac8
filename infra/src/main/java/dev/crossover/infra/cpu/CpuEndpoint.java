package dev.crossover.infra.cpu;

import java.util.List;
import java.util.Map;

import dev.crossover.infra.model.ModelServer;
import software.amazon.awscdk.services.sagemaker.CfnEndpoint;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.ProductionVariantProperty;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.ServerlessConfigProperty;
import software.constructs.Construct;

/**
 * SageMaker Serverless: no instance to pay for while nobody asks, and a few executions
 * kept warm so that nobody waits.
 */
public final class CpuEndpoint extends Construct {

	private static final String VARIANT = "AllTraffic";

	private final CfnEndpoint endpoint;

	public CpuEndpoint(Construct scope, String id, Props props) {
		super(scope, id);
		// A serverless execution answers one request at a time, so one worker has all its
		// memory.
		ModelServer server = new ModelServer(this, "Server",
				new ModelServer.Props(props.image(), Map.of("CROSSOVER_WORKERS", "1")));
		CfnEndpointConfig config = CfnEndpointConfig.Builder.create(this, "Config")
			.productionVariants(List.of(ProductionVariantProperty.builder()
				.variantName(VARIANT)
				.modelName(server.modelName())
				.initialVariantWeight(1)
				.serverlessConfig(ServerlessConfigProperty.builder()
					.memorySizeInMb(props.memoryMegabytes())
					.maxConcurrency(props.maxConcurrency())
					.provisionedConcurrency(props.provisionedConcurrency())
					.build())
				.build()))
			.build();
		this.endpoint = CfnEndpoint.Builder.create(this, "Endpoint")
			.endpointConfigName(config.getAttrEndpointConfigName())
			.build();
	}

	/**
	 * The endpoint's name, known once deployed.
	 * @return a token for the name
	 */
	public String name() {
		return this.endpoint.getAttrEndpointName();
	}

	/**
	 * The endpoint's only variant.
	 * @return the variant's name
	 */
	public String variant() {
		return VARIANT;
	}

	/**
	 * What the endpoint runs and how much of it at once.
	 *
	 * @param image the model server's container image
	 * @param memoryMegabytes memory of one execution; processors come in proportion
	 * @param maxConcurrency executions at a time; the next request is throttled
	 * @param provisionedConcurrency executions kept warm
	 */
	public record Props(String image, int memoryMegabytes, int maxConcurrency, int provisionedConcurrency) {

	}

}
