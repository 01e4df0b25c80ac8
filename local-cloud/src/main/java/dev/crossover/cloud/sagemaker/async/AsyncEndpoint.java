package dev.crossover.cloud.sagemaker.async;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.function.Function;

import dev.crossover.cloud.delivery.ObjectException;
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

	private final Notifications notifications;

	private final Future<?> minute;

	/**
	 * Opens the endpoint without instances; its queue holds what it held before.
	 * @param name the endpoint's name
	 * @param plan what it is
	 * @param launch how an instance starts its container
	 * @param platform the rest of the cloud
	 */
	public AsyncEndpoint(String name, EndpointPlan.Async plan, Launch launch, Platform platform) {
		this.name = name;
		this.plan = plan;
		this.platform = platform;
		this.queue = new AsyncQueue(platform.storage().table("async-queue-" + name, AsyncRequest.class));
		this.fleet = new Fleet(platform.clock(), launch, this::serve);
		this.metrics = new AsyncMetrics(platform.metrics(), name, plan.variant());
		this.worker = new AsyncWorker(platform.clock(), platform.objects(), this.metrics);
		this.notifications = new Notifications(name, plan.output(), platform.topics());
		this.minute = platform.clock().every(Duration.ofMinutes(1), this::everyMinute);
	}

	public EndpointPlan.Async plan() {
		return this.plan;
	}

	/**
	 * Accepts an invocation; it is on disk when this returns.
	 * @param request makes the request for the key it is given
	 * @return the request
	 */
	public AsyncRequest accept(Function<String, AsyncRequest> request) {
		return this.queue.add(request);
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

	public int serving() {
		return this.fleet.serving();
	}

	public boolean isSettled() {
		return this.fleet.isSettled();
	}

	/** Stops the instances; what waits stays on disk. */
	@Override
	public void close() {
		this.minute.cancel(false);
		want(0, Duration.ZERO);
	}

	private void serve(Instance instance, Container container) {
		for (int slot = 0; slot < this.plan.client(); slot++) {
			Thread.ofVirtual().name(this.name + "-slot").start(() -> takeTurns(instance, container));
		}
	}

	private void takeTurns(Instance instance, Container container) {
		while (instance.isServing()) {
			this.queue.take(instance::isServing).ifPresent((request) -> {
				try {
					settle(request, this.worker.invoke(request, instance, container));
				}
				catch (RuntimeException ex) {
					logger.warn("An invocation of {} could not be settled and runs again", this.name, ex);
					this.queue.giveBack(request);
				}
			});
		}
	}

	private void settle(AsyncRequest request, Outcome outcome) {
		Instant now = this.platform.clock().instant();
		switch (outcome) {
			case Outcome.Interrupted gone -> this.queue.giveBack(request);
			case Outcome.Completed completed -> {
				told(this.notifications.completed(request, completed.contentType(), now));
				this.metrics.count("InvocationsProcessed");
				this.queue.finish(request);
			}
			case Outcome.Failed failed -> {
				this.metrics.count("InvocationFailures");
				fail(request, failed.reason(), now);
			}
		}
	}

	private void fail(AsyncRequest request, String reason, Instant now) {
		String location = request.output().failureLocation();
		if (location != null) {
			try {
				this.platform.objects().write(location, reason);
			}
			catch (ObjectException ex) {
				this.metrics.count("ResponseUploadFailures");
			}
		}
		told(this.notifications.failed(request, reason, now));
		this.queue.finish(request);
	}

	private void told(boolean everybody) {
		if (!everybody) {
			this.metrics.count("NotificationFailures");
		}
	}

	/**
	 * What AWS does with the caller of an expired request is not documented: here,
	 * nothing.
	 */
	private void everyMinute() {
		Instant now = this.platform.clock().instant();
		this.queue.expired(now).forEach((request) -> {
			this.metrics.count("ExpiredRequests");
			this.queue.finish(request);
		});
		this.metrics.observe(this.queue.backlog(), this.fleet.serving(), now);
	}

}
