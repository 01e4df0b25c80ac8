package dev.crossover.cloud.standin;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantServerlessConfig;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

/** A serverless endpoint made by calls, as a client without a template would. */
final class ServerlessStack implements AutoCloseable {

	private final SageMakerClient sageMaker;

	private final SageMakerRuntimeClient runtime;

	private final CloudWatchClient cloudWatch;

	ServerlessStack(Cloud cloud) {
		this.sageMaker = cloud.client(SageMakerClient.builder());
		this.runtime = cloud.client(SageMakerRuntimeClient.builder()
			.overrideConfiguration((client) -> client.retryStrategy(DefaultRetryStrategy.doNotRetry())));
		this.cloudWatch = cloud.client(CloudWatchClient.builder());
	}

	SageMakerClient sageMaker() {
		return this.sageMaker;
	}

	void create(int maxConcurrency, int provisioned) {
		ProductionVariantServerlessConfig.Builder serverless = ProductionVariantServerlessConfig.builder()
			.memorySizeInMB(6144)
			.maxConcurrency(maxConcurrency);
		if (provisioned > 0) {
			serverless.provisionedConcurrency(provisioned);
		}
		ProductionVariant variant = ProductionVariant.builder()
			.variantName("AllTraffic")
			.modelName("model")
			.serverlessConfig(serverless.build())
			.build();
		this.sageMaker.createModel((model) -> model.modelName("model")
			.executionRoleArn("arn:aws:iam::000000000000:role/model")
			.primaryContainer((container) -> container.image("model")));
		this.sageMaker
			.createEndpointConfig((config) -> config.endpointConfigName("config").productionVariants(variant));
		this.sageMaker.createEndpoint((endpoint) -> endpoint.endpointName("cpu").endpointConfigName("config"));
	}

	void update(int maxConcurrency, int provisioned) {
		DesiredWeightAndCapacity wish = DesiredWeightAndCapacity.builder()
			.variantName("AllTraffic")
			.serverlessUpdateConfig(
					(config) -> config.maxConcurrency(maxConcurrency).provisionedConcurrency(provisioned))
			.build();
		this.sageMaker.updateEndpointWeightsAndCapacities(
				(request) -> request.endpointName("cpu").desiredWeightsAndCapacities(wish));
	}

	DescribeEndpointResponse describe() {
		return this.sageMaker.describeEndpoint((request) -> request.endpointName("cpu"));
	}

	InvokeEndpointResponse invoke(String text, String customAttributes, String accept) {
		return this.runtime.invokeEndpoint((request) -> request.endpointName("cpu")
			.contentType("text/plain")
			.accept(accept)
			.customAttributes(customAttributes)
			.body(SdkBytes.fromUtf8String(text)));
	}

	SageMakerRuntimeClient runtime() {
		return this.runtime;
	}

	/**
	 * Asks many times at once.
	 * @param count how many times
	 * @param customAttributes what to tell the container
	 * @return the answers and the errors
	 */
	List<Object> invokeAtOnce(int count, String customAttributes) {
		List<CompletableFuture<Object>> calls = IntStream.range(0, count)
			.mapToObj((i) -> CompletableFuture.<Object>supplyAsync(() -> outcome(customAttributes),
					Thread::startVirtualThread))
			.toList();
		return calls.stream().map(CompletableFuture::join).toList();
	}

	/**
	 * What was measured since a moment, as one.
	 * @param metric the metric's name
	 * @param since the moment, in the wall's time
	 * @return its statistics; without any when nothing was measured
	 */
	Datapoint measured(String metric, Instant since) {
		return this.cloudWatch
			.getMetricStatistics((request) -> request.namespace("AWS/SageMaker")
				.metricName(metric)
				.dimensions(Dimension.builder().name("EndpointName").value("cpu").build(),
						Dimension.builder().name("VariantName").value("AllTraffic").build())
				.period(86_400)
				.statistics(Statistic.SUM, Statistic.SAMPLE_COUNT, Statistic.MAXIMUM, Statistic.MINIMUM)
				.startTime(since.minusSeconds(86_400))
				.endTime(since.plusSeconds(86_400)))
			.datapoints()
			.stream()
			.reduce(Datapoint.builder().sum(0.0).sampleCount(0.0).maximum(0.0).minimum(0.0).build(),
					ServerlessStack::both);
	}

	@Override
	public void close() {
		this.sageMaker.close();
		this.runtime.close();
		this.cloudWatch.close();
	}

	private static Datapoint both(Datapoint one, Datapoint other) {
		return other.toBuilder()
			.sum(one.sum() + other.sum())
			.sampleCount(one.sampleCount() + other.sampleCount())
			.maximum(Math.max(one.maximum(), other.maximum()))
			.build();
	}

	private Object outcome(String customAttributes) {
		try {
			return invoke("hello", customAttributes, "text/plain");
		}
		catch (SageMakerRuntimeException ex) {
			return ex;
		}
	}

}
