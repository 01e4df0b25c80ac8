package dev.crossover.cloud.sagemaker.async;

import java.time.Instant;

import dev.crossover.cloud.delivery.ObjectException;
import dev.crossover.cloud.sagemaker.conduct.Behaviour;
import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.definition.Platform;

/**
 * What is left to do when an invocation ended: tell of it, then forget it, so that it
 * runs again rather than being lost.
 */
final class Settlement {

	private final Platform platform;

	private final Behaviours behaviours;

	private final AsyncQueue queue;

	private final AsyncMetrics metrics;

	private final Notifications notifications;

	Settlement(Platform platform, Behaviours behaviours, AsyncQueue queue, AsyncMetrics metrics,
			Notifications notifications) {
		this.platform = platform;
		this.behaviours = behaviours;
		this.queue = queue;
		this.metrics = metrics;
		this.notifications = notifications;
	}

	/**
	 * Settles an invocation.
	 * @param request what was asked
	 * @param outcome how it ended
	 * @param closing whether the endpoint itself ends: then what was interrupted waits
	 */
	void settle(AsyncRequest request, Outcome outcome, boolean closing) {
		switch (outcome) {
			case Outcome.Interrupted gone -> {
				if (closing || !this.behaviours.show(Behaviour.FAIL_INTERRUPTED)) {
					this.queue.giveBack(request);
				}
				else {
					failed(request, new Outcome.Failed("InternalServerError: The instance went away"));
				}
			}
			case Outcome.Completed completed -> {
				told(this.notifications.completed(request, completed, now()));
				this.metrics.count("InvocationsProcessed");
				this.queue.finish(request);
			}
			case Outcome.Failed failed -> failed(request, failed);
		}
	}

	/**
	 * Drops a request that waited too long; whether AWS tells anybody is not documented.
	 * @param request the request
	 */
	void expire(AsyncRequest request) {
		this.metrics.count("ExpiredRequests");
		if (this.behaviours.show(Behaviour.TELL_OF_EXPIRY)) {
			told(this.notifications.failed(request, new Outcome.Failed(
					"ClientError: The request expired after %d seconds in the queue".formatted(request.ttlSeconds())),
					now()));
		}
		this.queue.finish(request);
	}

	private void failed(AsyncRequest request, Outcome.Failed failed) {
		this.metrics.count("InvocationFailures");
		String location = request.output().failureLocation();
		if (location != null) {
			try {
				this.platform.objects().write(location, failed.reason());
			}
			catch (ObjectException ex) {
				this.metrics.count("ResponseUploadFailures");
			}
		}
		told(this.notifications.failed(request, failed, now()));
		this.queue.finish(request);
	}

	private void told(boolean everybody) {
		if (!everybody) {
			this.metrics.count("NotificationFailures");
		}
	}

	private Instant now() {
		return this.platform.clock().instant();
	}

}
