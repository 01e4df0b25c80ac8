package dev.crossover.cloud.sagemaker.async;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.crossover.cloud.sagemaker.conduct.Behaviour;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.Launch;
import dev.crossover.cloud.sagemaker.definition.EndpointPlan;
import dev.crossover.cloud.sagemaker.definition.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A live asynchronous endpoint. */
public final class AsyncEndpoint implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(AsyncEndpoint.class);

	private final String name;

	private final EndpointPlan.Async plan;

	private final Platform platform;

	private final AsyncQueue queue;

	private final Fleet fleet;

	private final AsyncWorker worker;

	private final AsyncMetrics metrics;

	private final Settlement settlement;

	private final AcceptedIds acceptedIds;

	private final Conduct conduct;

	private final Future<?> minute;

	private volatile boolean closing;

	/**
	 * Opens the endpoint without instances; its queue holds what it held before.
	 * @param name the endpoint's name
	 * @param plan what it is
	 * @param launch how an instance starts its container
	 * @param platform the rest of the cloud
	 * @param circumstances how things go here
	 */
	public AsyncEndpoint(String name, EndpointPlan.Async plan, Launch launch, Platform platform,
			Circumstances circumstances) {
		this.name = name;
		this.plan = plan;
		this.platform = platform;
		this.conduct = circumstances.conduct();
		this.acceptedIds = new AcceptedIds(platform.storage().table("async-ids-" + name, AsyncRequest.class));
		this.queue = new AsyncQueue(platform.storage().table("async-queue-" + name, AsyncRequest.class));
		InstanceMeter meter = new InstanceMeter(name, plan.instanceType(), platform.meter(), platform.clock());
		this.fleet = new Fleet(meter, circumstances.capacity(), this.conduct, launch, this::serve);
		this.metrics = new AsyncMetrics(platform.metrics(), name, plan.variant());
		this.worker = new AsyncWorker(platform.clock(), platform.objects(), this.metrics);
		this.settlement = new Settlement(platform, this.conduct.behaviours(), this.queue, this.metrics,
				new Notifications(name, plan.output(), platform.topics()));
		this.minute = platform.clock().every(Duration.ofMinutes(1), this::everyMinute);
	}

	public EndpointPlan.Async plan() {
		return this.plan;
	}

	/**
	 * Accepts an invocation; it is on disk when this returns.
	 * @param inferenceId the id its caller gave it
	 * @param request makes the request for the key it is given
	 * @return the request; an earlier one, when a repeated id is ignored
	 */
	public AsyncRequest accept(String inferenceId, Function<String, AsyncRequest> request) {
		return this.conduct.behaviours().show(Behaviour.IGNORE_REPEATED_ID)
				? this.acceptedIds.acceptOnce(inferenceId, () -> this.queue.add(request)) : this.queue.add(request);
	}

	/**
	 * Changes the number of instances.
	 * @param count how many there should be
	 * @param startDelay the time until a new one's container starts
	 */
	public void want(int count, Duration startDelay) {
		this.fleet.want(count, startDelay);
		this.queue.wakeTakers();
	}

	/**
	 * How many instances there should be: fewer than once wanted, when there was no
	 * capacity and the endpoint gave up.
	 * @return how many
	 */
	public int wanted() {
		return this.fleet.wanted();
	}

	/**
	 * Why the last change was given up.
	 * @return the reason, empty when it was not
	 */
	public String failure() {
		return this.fleet.failure();
	}

	/**
	 * Kills an instance, as if its machine had failed.
	 * @return whether there was one that serves
	 */
	public boolean kill() {
		return this.fleet.kill();
	}

	public int serving() {
		return this.fleet.serving();
	}

	public boolean isSettled() {
		return this.fleet.isSettled();
	}

	/** Stops the instances; what waits stays on disk. */
	@Override
	public void close() {
		this.closing = true;
		this.minute.cancel(false);
		want(0, Duration.ZERO);
	}

	private void serve(Instance instance, Container container) {
		for (int slot = 0; slot < this.plan.client(); slot++) {
			Thread.ofVirtual().name(this.name + "-slot").start(() -> takeTurns(instance, container));
		}
	}

	private void run(AsyncRequest request, Instance instance, Container container) {
		if (request.expiresAt().isBefore(this.platform.clock().instant())) {
			this.settlement.expire(request);
		}
		else {
			this.settlement.settle(request, this.worker.invoke(request, instance, container), this.closing);
		}
	}

	private void takeTurns(Instance instance, Container container) {
		while (instance.isServing()) {
			this.queue.take(instance::isServing).ifPresent((request) -> {
				try {
					run(request, instance, container);
				}
				catch (RuntimeException ex) {
					logger.warn("An invocation of {} could not be settled and runs again", this.name, ex);
					this.queue.giveBack(request);
				}
			});
		}
	}

	private void everyMinute() {
		Instant now = this.platform.clock().instant();
		this.queue.expired(now).forEach(this.settlement::expire);
		this.acceptedIds.forgetOld(now);
		this.metrics.observe(this.queue.backlog(), this.fleet.serving(), now);
	}

	/**
	 * How things go where the endpoint is.
	 *
	 * @param conduct how long they take, and what is done where AWS does not say
	 * @param capacity whether there are instances to be had
	 */
	public record Circumstances(Conduct conduct, Capacity capacity) {
	}

}
