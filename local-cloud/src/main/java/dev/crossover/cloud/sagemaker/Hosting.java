package dev.crossover.cloud.sagemaker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.sagemaker.async.AsyncEndpoint;
import dev.crossover.cloud.sagemaker.async.Capacity;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.sagemaker.definition.Definitions;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.ModelDefinition;
import dev.crossover.cloud.sagemaker.definition.Platform;
import dev.crossover.cloud.sagemaker.serverless.ServerlessEndpoint;

/** What endpoints run on: opens them, and knows how long that takes. */
final class Hosting {

	private final Map<String, Capacity> capacities = new ConcurrentHashMap<>();

	private final Definitions definitions;

	private final SageMakerOptions options;

	private final Platform platform;

	Hosting(Definitions definitions, SageMakerOptions options, Platform platform) {
		this.definitions = definitions;
		this.options = options;
		this.platform = platform;
	}

	/**
	 * Opens an endpoint, without any capacity.
	 * @param name the endpoint
	 * @param plan what it is
	 * @return the open endpoint
	 */
	LiveEndpoint open(String name, EndpointPlan plan) {
		return switch (plan) {
			case EndpointPlan.Async async ->
				new LiveEndpoint.Async(new AsyncEndpoint(name, async, launch(name, plan, true), this.platform,
						new AsyncEndpoint.Circumstances(this.options.conduct(), capacity(name))));
			case EndpointPlan.Serverless serverless -> new LiveEndpoint.Serverless(new ServerlessEndpoint(name,
					serverless, launch(name, plan, false), this.platform, this.options.conduct()));
		};
	}

	/**
	 * How long further capacity takes to start.
	 * @param endpoint the endpoint that gets it
	 * @return the time
	 */
	Duration delay(LiveEndpoint endpoint) {
		Timings timings = this.options.conduct().timings();
		return switch (endpoint) {
			case LiveEndpoint.Async async -> timings.instanceStart();
			case LiveEndpoint.Serverless serverless -> timings.coldStart();
		};
	}

	/**
	 * Whether an endpoint may get instances.
	 * @param name the endpoint, which need not exist yet
	 * @return its capacity
	 */
	Capacity capacity(String name) {
		return this.capacities.computeIfAbsent(name, (key) -> new Capacity());
	}

	Path jar(ModelDefinition model) {
		return this.options.images()
			.jar(model.image())
			.orElseThrow(() -> Errors.validation("No runnable jar stands for the image " + model.image()));
	}

	private Launch launch(String endpoint, EndpointPlan plan, boolean lowPriority) {
		ModelDefinition model = this.definitions.model(plan.model());
		Path log = this.options.logs().resolve(endpoint + "-" + plan.variant() + ".log");
		return new Launch(jar(model), model.environment(), lowPriority, log);
	}

}
