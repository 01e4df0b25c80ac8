package dev.crossover.cloud.sagemaker;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.sagemaker.async.AsyncEndpoint;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.sagemaker.definition.Definitions;
import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.ModelDefinition;
import dev.crossover.cloud.sagemaker.definition.Platform;
import dev.crossover.cloud.sagemaker.serverless.ServerlessEndpoint;

/**
 * The endpoints: defined on disk, live once {@link #start()} was called. What is defined
 * before, out of a template, comes up with it.
 */
public final class Endpoints implements AutoCloseable {

	private static final String CREATING = "Creating";

	private final Map<String, LiveEndpoint> live = new ConcurrentHashMap<>();

	private final Definitions definitions;

	private final SageMakerOptions options;

	private final Platform platform;

	private volatile boolean started;

	/**
	 * Opens the endpoints' definitions.
	 * @param options how the stand-in differs from AWS
	 * @param platform the rest of the cloud
	 */
	public Endpoints(SageMakerOptions options, Platform platform) {
		this.options = options;
		this.platform = platform;
		this.definitions = new Definitions(platform.storage());
	}

	/** Brings every defined endpoint up, each with the capacity it had. */
	public synchronized void start() {
		this.started = true;
		this.definitions.endpoints().values().forEach((endpoint) -> open(endpoint, false));
	}

	@Override
	public synchronized void close() {
		this.started = false;
		this.live.values().forEach(LiveEndpoint::close);
		this.live.clear();
	}

	Definitions definitions() {
		return this.definitions;
	}

	SageMakerOptions options() {
		return this.options;
	}

	Instant now() {
		return this.platform.clock().instant();
	}

	synchronized EndpointDefinition create(String name, String configName, boolean asleep) {
		if (this.definitions.endpoints().get(name).isPresent()) {
			throw Errors.validation("Cannot create already existing endpoint \"%s\"."
				.formatted(new Arn("sagemaker", "endpoint/" + name)));
		}
		Instant now = now();
		EndpointDefinition endpoint = defined(name, this.definitions.config(configName), asleep, now);
		if (this.started) {
			open(endpoint, true);
		}
		this.definitions.endpoints().put(name, endpoint);
		return endpoint;
	}

	/**
	 * Moves an endpoint to another configuration, or to what its configuration became.
	 * @param name the endpoint
	 * @param configName the configuration
	 * @param keepCapacity whether the capacity stays as it is
	 */
	synchronized void update(String name, String configName, boolean keepCapacity) {
		EndpointDefinition known = settled(name);
		EndpointConfig config = this.definitions.config(configName);
		EndpointDefinition fresh = defined(name, config, false, now()).createdAt(known.created());
		EndpointDefinition updated = keepCapacity ? fresh.withCapacity(known.capacity(), fresh.maxConcurrency(), now())
				: fresh;
		this.definitions.endpoints().put(name, updated);
		if (this.started) {
			Optional.ofNullable(this.live.remove(name)).ifPresent(LiveEndpoint::close);
			open(updated, true);
		}
	}

	synchronized void delete(String name) {
		this.definitions.endpoint(name);
		this.definitions.endpoints().remove(name);
		Optional.ofNullable(this.live.remove(name)).ifPresent(LiveEndpoint::close);
	}

	/**
	 * Changes an endpoint's capacity, unless it still is changing.
	 * @param name the endpoint
	 * @param capacity instances, or provisioned concurrency
	 * @param maxConcurrency concurrent executions at most; zero on instances
	 */
	public synchronized void want(String name, int capacity, int maxConcurrency) {
		EndpointDefinition changed = settled(name).withCapacity(capacity, maxConcurrency, now());
		this.definitions.endpoints().put(name, changed);
		live(name).ifPresent((endpoint) -> endpoint.want(changed, delay(endpoint)));
	}

	/**
	 * What an endpoint should have.
	 * @param name the endpoint
	 * @return its definition
	 */
	public EndpointDefinition wanted(String name) {
		return this.definitions.endpoint(name);
	}

	Optional<LiveEndpoint> live(String name) {
		return Optional.ofNullable(this.live.get(name));
	}

	List<EndpointDefinition> matching(Predicate<EndpointDefinition> condition) {
		return this.definitions.endpoints().values().stream().filter(condition).toList();
	}

	/**
	 * How an endpoint is doing.
	 * @param endpoint the endpoint
	 * @return one of SageMaker's words
	 */
	String status(EndpointDefinition endpoint) {
		boolean settled = live(endpoint.name()).map(LiveEndpoint::isSettled).orElse(true);
		if (settled) {
			return "InService";
		}
		return endpoint.modified().equals(endpoint.created()) ? CREATING : "Updating";
	}

	/**
	 * Whether an endpoint was never in service yet.
	 * @param name the endpoint
	 * @return whether it is
	 */
	boolean isCreating(String name) {
		return status(wanted(name)).equals(CREATING);
	}

	private EndpointDefinition settled(String name) {
		EndpointDefinition known = this.definitions.endpoint(name);
		if (!status(known).equals("InService")) {
			throw Errors.validation("Cannot update in-progress endpoint \"%s\".".formatted(known.arn()));
		}
		return known;
	}

	private EndpointDefinition defined(String name, EndpointConfig config, boolean asleep, Instant now) {
		EndpointPlan plan = config.plan();
		jar(this.definitions.model(plan.model()));
		return switch (plan) {
			case EndpointPlan.Async async ->
				new EndpointDefinition(name, config.name(), asleep ? 0 : async.initialCount(), 0, now, now);
			case EndpointPlan.Serverless serverless -> new EndpointDefinition(name, config.name(),
					serverless.provisioned(), serverless.maxConcurrency(), now, now);
		};
	}

	private void open(EndpointDefinition endpoint, boolean takesTime) {
		EndpointPlan plan = this.definitions.config(endpoint.config()).plan();
		LiveEndpoint opened = switch (plan) {
			case EndpointPlan.Async async -> new LiveEndpoint.Async(
					new AsyncEndpoint(endpoint.name(), async, launch(endpoint.name(), plan, true), this.platform));
			case EndpointPlan.Serverless serverless ->
				new LiveEndpoint.Serverless(new ServerlessEndpoint(endpoint.name(), serverless,
						launch(endpoint.name(), plan, false), this.platform, this.options.conduct()));
		};
		this.live.put(endpoint.name(), opened);
		opened.want(endpoint, takesTime ? delay(opened) : Duration.ZERO);
	}

	private Duration delay(LiveEndpoint endpoint) {
		Timings timings = this.options.conduct().timings();
		return switch (endpoint) {
			case LiveEndpoint.Async async -> timings.instanceStart();
			case LiveEndpoint.Serverless serverless -> timings.coldStart();
		};
	}

	private Launch launch(String endpoint, EndpointPlan plan, boolean lowPriority) {
		ModelDefinition model = this.definitions.model(plan.model());
		Path log = this.options.logs().resolve(endpoint + "-" + plan.variant() + ".log");
		return new Launch(jar(model), model.environment(), lowPriority, log);
	}

	private Path jar(ModelDefinition model) {
		return this.options.images()
			.jar(model.image())
			.orElseThrow(() -> Errors.validation("No runnable jar stands for the image " + model.image()));
	}

}
