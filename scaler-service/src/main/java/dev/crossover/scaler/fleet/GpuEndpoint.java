package dev.crossover.scaler.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.OptionalLong;

import dev.crossover.common.aws.Stack;
import dev.crossover.scaler.ScalerProperties;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

import org.springframework.stereotype.Component;

/** The GPU endpoint: how large it is, what waits at it, and setting its size. */
@Component
class GpuEndpoint {

	private static final int PERIOD_SECONDS = 60;

	private final SageMakerClient sageMaker;

	private final CloudWatchClient cloudWatch;

	private final Stack stack;

	private final ScalerProperties properties;

	private final InstantSource clock;

	GpuEndpoint(SageMakerClient sageMaker, CloudWatchClient cloudWatch, Stack stack, ScalerProperties properties,
			InstantSource clock) {
		this.sageMaker = sageMaker;
		this.cloudWatch = cloudWatch;
		this.stack = stack;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * How large the endpoint is.
	 * @return its size now
	 */
	Size size() {
		DescribeEndpointResponse endpoint = this.sageMaker
			.describeEndpoint((describe) -> describe.endpointName(this.stack.gpuEndpointName()));
		ProductionVariantSummary variant = endpoint.productionVariants()
			.stream()
			.filter((candidate) -> candidate.variantName().equals(this.stack.gpuVariantName()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no variant " + this.stack.gpuVariantName()));
		return new Size(variant.currentInstanceCount(), variant.desiredInstanceCount(),
				endpoint.endpointStatus() != EndpointStatus.IN_SERVICE);
	}

	/**
	 * The newest value of the backlog metric.
	 * @return requests queued or in flight; empty when the metric has been silent for the
	 * backlog window
	 */
	OptionalLong backlog() {
		Instant now = this.clock.instant();
		return this.cloudWatch
			.getMetricStatistics((get) -> get.namespace("AWS/SageMaker")
				.metricName("ApproximateBacklogSize")
				.dimensions(Dimension.builder().name("EndpointName").value(this.stack.gpuEndpointName()).build())
				.startTime(now.minus(this.properties.backlogWindow()))
				.endTime(now)
				.period(PERIOD_SECONDS)
				.statistics(Statistic.MAXIMUM))
			.datapoints()
			.stream()
			.max(Comparator.comparing(Datapoint::timestamp))
			.map((point) -> OptionalLong.of(Math.round(point.maximum())))
			.orElse(OptionalLong.empty());
	}

	/**
	 * Sets the desired number of instances.
	 * @param instances how many, 0 for asleep
	 */
	void resize(int instances) {
		DesiredWeightAndCapacity variant = DesiredWeightAndCapacity.builder()
			.variantName(this.stack.gpuVariantName())
			.desiredInstanceCount(instances)
			.build();
		this.sageMaker.updateEndpointWeightsAndCapacities(
				(update) -> update.endpointName(this.stack.gpuEndpointName()).desiredWeightsAndCapacities(variant));
	}

	/**
	 * The size of the endpoint.
	 *
	 * @param current instances that serve
	 * @param desired instances asked for
	 * @param updating whether a change is under way
	 */
	record Size(int current, int desired, boolean updating) {
	}

}
