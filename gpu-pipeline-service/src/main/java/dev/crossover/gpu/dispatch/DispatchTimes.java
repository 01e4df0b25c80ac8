package dev.crossover.gpu.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** When what is due, by the clock and the properties of dispatch. */
@Component
class DispatchTimes {

	private static final Duration SHORTEST_QUEUE_TIME = Duration.ofMinutes(1);

	private final InstantSource clock;

	private final DispatchProperties properties;

	DispatchTimes(InstantSource clock, DispatchProperties properties) {
		this.clock = clock;
		this.properties = properties;
	}

	Instant now() {
		return this.clock.instant();
	}

	// Until when a claim stands on which nothing followed.
	Instant claimedUntil() {
		return now().plus(this.properties.claimTimeout());
	}

	// When to claim again what an endpoint did not take.
	Instant refusedUntil() {
		return now().plus(this.properties.refusedDelay());
	}

	// When an attempt that starts now counts as lost.
	Instant attemptDeadline() {
		return now().plus(this.properties.attemptTimeout());
	}

	// When to look for what an attempt left, at the latest at its deadline.
	Instant nextLook(@Nullable Instant deadline) {
		Instant look = now().plus(this.properties.lookEvery());
		return (deadline != null && deadline.isBefore(look)) ? deadline : look;
	}

	// How long an invocation may wait in SageMaker's queue: such that with the time the
	// model takes
	// it is gone at the attempt's deadline, and no two attempts compete.
	int queueSeconds() {
		Duration queue = this.properties.attemptTimeout().minus(this.properties.invocationTimeout());
		return (int) ((queue.compareTo(SHORTEST_QUEUE_TIME) < 0) ? SHORTEST_QUEUE_TIME : queue).toSeconds();
	}

	// How long the model may take.
	int invocationSeconds() {
		return (int) this.properties.invocationTimeout().toSeconds();
	}

}
