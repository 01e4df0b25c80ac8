package dev.crossover.cloud.sagemaker.serverless;

import java.time.Duration;
import java.util.Map;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Metrics;

/** The metrics of a serverless endpoint, with AWS's names, units and dimensions. */
final class ServerlessMetrics {

	private final Metrics metrics;

	private final Map<String, String> dimensions;

	ServerlessMetrics(Metrics metrics, String endpoint, String variant) {
		this.metrics = metrics;
		this.dimensions = Map.of("EndpointName", endpoint, "VariantName", variant);
	}

	/**
	 * A request ended.
	 * @param status the HTTP status it ended with
	 */
	void invoked(int status) {
		record("Invocations", 1, "None");
		record("Invocation4XXErrors", (status / 100 == 4) ? 1 : 0, "None");
		record("Invocation5XXErrors", (status / 100 == 5) ? 1 : 0, "None");
	}

	void took(Environments.Environment environment, Environments.Load load) {
		busy(load);
		if (load.provisioned() > 0) {
			record((environment == Environments.Environment.PROVISIONED) ? "ServerlessProvisionedConcurrencyInvocations"
					: "ServerlessProvisionedConcurrencySpilloverInvocations", 1, "Count");
		}
	}

	void busy(Environments.Load load) {
		record("ServerlessConcurrentExecutionsUtilization", load.busy() / (double) load.limit(), "None");
		if (load.provisioned() > 0) {
			record("ServerlessProvisionedConcurrencyExecutions", load.busyProvisioned(), "Count");
			record("ServerlessProvisionedConcurrencyUtilization", load.busyProvisioned() / (double) load.provisioned(),
					"None");
		}
	}

	void micros(String name, Duration time) {
		record(name, time.toNanos() / 1000.0, "Microseconds");
	}

	private void record(String name, double value, String unit) {
		this.metrics.record(new MetricId("AWS/SageMaker", name, this.dimensions), value, unit);
	}

}
