package dev.crossover.infra.gpu;

import java.util.List;
import java.util.Map;

import dev.crossover.infra.messaging.InferenceTopics;
import dev.crossover.infra.model.ModelServer;
import dev.crossover.infra.payloads.PayloadBucket;
import software.amazon.awscdk.services.sagemaker.CfnEndpoint;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.AsyncInferenceClientConfigProperty;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.AsyncInferenceConfigProperty;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.AsyncInferenceNotificationConfigProperty;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.AsyncInferenceOutputConfigProperty;
import software.amazon.awscdk.services.sagemaker.CfnEndpointConfig.ProductionVariantProperty;
import software.constructs.Construct;

/**
 * SageMaker Async on GPU instances: takes shards from the payload bucket, writes outputs
 * and failures there, and notifies of both.
 */
public final class GpuEndpoint extends Construct {

	/** The endpoint's only variant. */
	public static final String VARIANT = "AllTraffic";

	private final CfnEndpoint endpoint;

	public GpuEndpoint(Construct scope, String id, Props props) {
		super(scope, id);
		ModelServer server = new ModelServer(this, "Server", new ModelServer.Props(props.image(),
				Map.of("CROSSOVER_WORKERS", Integer.toString(props.concurrency()))));
		props.payloads().grantInference(server.role());
		props.topics().grantPublish(server.role());
		CfnEndpointConfig config = CfnEndpointConfig.Builder.create(this, "Config")
			.productionVariants(List.of(variant(server, props)))
			.asyncInferenceConfig(async(props))
			.build();
		this.endpoint = CfnEndpoint.Builder.create(this, "Endpoint")
			.endpointConfigName(config.getAttrEndpointConfigName())
			// A deployment must not wake a sleeping GPU: the scaler owns the count.
			.retainAllVariantProperties(true)
			.build();
	}

	private static ProductionVariantProperty variant(ModelServer server, Props props) {
		return ProductionVariantProperty.builder()
			.variantName(VARIANT)
			.modelName(server.modelName())
			.instanceType(props.instanceType())
			// SageMaker creates no endpoint at zero; the scaler's first idle check gets
			// it there.
			.initialInstanceCount(1)
			.initialVariantWeight(1)
			.build();
	}

	private static AsyncInferenceConfigProperty async(Props props) {
		return AsyncInferenceConfigProperty.builder()
			.clientConfig(AsyncInferenceClientConfigProperty.builder()
				.maxConcurrentInvocationsPerInstance(props.concurrency())
				.build())
			.outputConfig(AsyncInferenceOutputConfigProperty.builder()
				.s3OutputPath(props.payloads().inferenceUrl("output"))
				.s3FailurePath(props.payloads().inferenceUrl("failure"))
				.notificationConfig(AsyncInferenceNotificationConfigProperty.builder()
					.successTopic(props.topics().successArn())
					.errorTopic(props.topics().errorArn())
					.build())
				.build())
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
	 * The endpoint's ARN as SageMaker writes it, which is in lower case.
	 * @return a token for the ARN
	 */
	public String arn() {
		return this.endpoint.getRef();
	}

	/**
	 * What the endpoint runs and whom it works with.
	 *
	 * @param image the model server's container image
	 * @param instanceType the GPU instance
	 * @param concurrency shards one instance works on at a time
	 * @param payloads where shards come from and outputs go
	 * @param topics who is told
	 */
	public record Props(String image, String instanceType, int concurrency, PayloadBucket payloads,
			InferenceTopics topics) {

	}

}
