package dev.crossover.cloud.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.crossover.cloud.faults.Fleets;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.sagemaker.definition.Definitions;
import dev.crossover.cloud.sagemaker.definition.EndpointConfig;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.Platform;

/**
 * The endpoints: defined on disk, live once {@link #start()} was called. What is defined
 * before, out of a template, comes up with it.
 */
public final class Endpoints implements AutoCloseable {

	private static final Duration GLANCE = Duration.ofMillis(500);

	private static final String CREATING = "Creating";

	private final Map<String, LiveEndpoint> live = new ConcurrentHashMap<>();

	private final Hosting hosting;

	private final Definitions definitions;

	private final SageMakerOptions options;

	private final Platform platform;

	private final EndpointDescription description;

	private final StateChanges stateChanges;

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
		this.hosting = new Hosting(this.definitions, options, platform);
		this.description = new EndpointDescription(this);
		this.stateChanges = new StateChanges(platform.buses());
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
		this.definitions.endpoints().put(name, endpoint);
		if (this.started) {
			open(endpoint, true);
			changed(endpoint);
		}
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
			changed(updated);
		}
	}

	synchronized void delete(String name) {
		EndpointDefinition known = this.definitions.endpoint(name);
		this.definitions.endpoints().remove(name);
		tell(known, "Deleting");
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
		live(name).ifPresent((endpoint) -> {
			endpoint.want(changed, this.hosting.delay(endpoint));
			changed(changed);
		});
	}

	/**
	 * What an endpoint should have.
	 * @param name the endpoint
	 * @return its definition
	 */
	public EndpointDefinition wanted(String name) {
		return this.definitions.endpoint(name);
	}

	/**
	 * The instances, for whoever lets them fail.
	 * @return what may be done to them
	 */
	public Fleets fleets() {
		return new EndpointFleets(this, this.hosting);
	}

	/**
	 * Tells that an endpoint changes, and once more when it has.
	 * @param endpoint what it should become
	 */
	private void changed(EndpointDefinition endpoint) {
		tell(endpoint, status(endpoint));
		if (!isSettled(endpoint.name())) {
			Thread.ofVirtual().start(() -> awaitSettled(endpoint));
		}
	}

	private void awaitSettled(EndpointDefinition endpoint) {
		LiveEndpoint opened = this.live.get(endpoint.name());
		while (opened != null && !opened.isSettled()) {
			this.platform.clock().pause(GLANCE);
		}
		if (opened != null && this.live.get(endpoint.name()) == opened) {
			reached(endpoint, opened).ifPresent((reached) -> tell(reached, status(reached)));
		}
	}

	// Empty when a later change is on its way: who watches that one tells of it.
	private synchronized Optional<EndpointDefinition> reached(EndpointDefinition endpoint, LiveEndpoint opened) {
		Optional<EndpointDefinition> known = this.definitions.endpoints().get(endpoint.name());
		if (known.isEmpty() || !known.get().modified().equals(endpoint.modified())) {
			return Optional.empty();
		}
		EndpointDefinition reached = endpoint.withCapacity(opened.capacity().orElse(endpoint.capacity()),
				endpoint.maxConcurrency(), endpoint.modified());
		this.definitions.endpoints().put(endpoint.name(), reached);
		return Optional.of(reached);
	}

	private void tell(EndpointDefinition endpoint, String status) {
		this.stateChanges.tell(endpoint, status, this.description.variant(endpoint), now());
	}

	Optional<LiveEndpoint> live(String name) {
		return Optional.ofNullable(this.live.get(name));
	}

	EndpointDescription description() {
		return this.description;
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
		if (isFailed(endpoint)) {
			return "Failed";
		}
		if (isSettled(endpoint.name())) {
			return "InService";
		}
		return endpoint.modified().equals(endpoint.created()) ? CREATING : "Updating";
	}

	/**
	 * Whether an endpoint is what it should be.
	 * @param name the endpoint
	 * @return whether no change of it goes on
	 */
	public boolean isSettled(String name) {
		return live(name).map(LiveEndpoint::isSettled).orElse(true);
	}

	/**
	 * Whether an endpoint was never in service yet.
	 * @param name the endpoint
	 * @return whether it is
	 */
	boolean isCreating(String name) {
		return status(wanted(name)).equals(CREATING);
	}

	/**
	 * Whether an endpoint never came to be.
	 * @param endpoint the endpoint
	 * @return whether its creation was given up
	 */
	private boolean isFailed(EndpointDefinition endpoint) {
		return endpoint.modified().equals(endpoint.created())
				&& !live(endpoint.name()).map(LiveEndpoint::failure).orElse("").isEmpty();
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
		this.hosting.jar(this.definitions.model(plan.model()));
		return switch (plan) {
			case EndpointPlan.Async async ->
				new EndpointDefinition(name, config.name(), asleep ? 0 : async.initialCount(), 0, now, now);
			case EndpointPlan.Serverless serverless -> new EndpointDefinition(name, config.name(),
					serverless.provisioned(), serverless.maxConcurrency(), now, now);
		};
	}

	private void open(EndpointDefinition endpoint, boolean takesTime) {
		LiveEndpoint opened = this.hosting.open(endpoint.name(), this.definitions.config(endpoint.config()).plan());
		this.live.put(endpoint.name(), opened);
		opened.want(endpoint, takesTime ? this.hosting.delay(opened) : Duration.ZERO);
	}

}
