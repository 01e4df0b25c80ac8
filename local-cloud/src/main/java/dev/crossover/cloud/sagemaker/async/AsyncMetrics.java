package dev.crossover.cloud.sagemaker.async;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Metrics;

/** The metrics of an asynchronous endpoint, with AWS's names, units and dimensions. */
final class AsyncMetrics {

	private static final String NAMESPACE = "AWS/SageMaker";

	private final Metrics metrics;

	private final Map<String, String> endpoint;

	private final Map<String, String> variant;

	AsyncMetrics(Metrics metrics, String endpoint, String variant) {
		this.metrics = metrics;
		this.endpoint = Map.of("EndpointName", endpoint);
		this.variant = Map.of("EndpointName", endpoint, "VariantName", variant);
	}

	void observe(AsyncQueue.Backlog backlog, int instances, Instant now) {
		double oldest = backlog.oldest().map((time) -> Duration.between(time, now).toMillis() / 1000.0).orElse(0.0);
		endpoint("ApproximateBacklogSize", backlog.total(), "Count");
		endpoint("ApproximateBacklogSizePerInstance", backlog.total() / (double) Math.max(1, instances), "Count");
		endpoint("ApproximateAgeOfOldestRequest", Math.max(0, oldest), "Seconds");
		endpoint("HasBacklogWithoutCapacity", (backlog.total() > 0 && instances == 0) ? 1 : 0, "Count");
	}

	void count(String name) {
		variant(name, 1, "Count");
	}

	/**
	 * The container answered an error.
	 * @param name which of the two kinds
	 */
	void error(String name) {
		variant(name, 1, "None");
	}

	void micros(String name, Duration time) {
		variant(name, time.toNanos() / 1000.0, "Microseconds");
	}

	void millis(String name, Duration time) {
		variant(name, Math.max(0, time.toMillis()), "Milliseconds");
	}

	private void endpoint(String name, double value, String unit) {
		this.metrics.record(new MetricId(NAMESPACE, name, this.endpoint), value, unit);
	}

	private void variant(String name, double value, String unit) {
		this.metrics.record(new MetricId(NAMESPACE, name, this.variant), value, unit);
	}

}
