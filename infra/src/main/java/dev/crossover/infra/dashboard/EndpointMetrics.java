package dev.crossover.infra.dashboard;

import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * The metrics SageMaker publishes of one endpoint. Some have the endpoint as their only
 * dimension, others the variant too; asked for with the wrong ones, a graph stays empty.
 *
 * @param endpoint the endpoint's name
 * @param variant its variant's name
 */
record EndpointMetrics(String endpoint, String variant) {

	Metric ofEndpoint(String name, String statistic) {
		return metric(name, statistic, Map.of("EndpointName", this.endpoint));
	}

	Metric ofVariant(String name, String statistic) {
		return metric(name, statistic, Map.of("EndpointName", this.endpoint, "VariantName", this.variant));
	}

	private static Metric metric(String name, String statistic, Map<String, String> dimensions) {
		return Metric.Builder.create()
			.namespace("AWS/SageMaker")
			.metricName(name)
			.dimensionsMap(dimensions)
			.statistic(statistic)
			.period(Duration.minutes(1))
			.build();
	}

}
