package dev.crossover.cloud.faults;

import java.time.Duration;

/**
 * What is to go wrong, and how often.
 *
 * @param target the service by its signing name, such as {@code sqs}, or {@code *};
 * {@code sagemaker} is both its control plane and its runtime
 * @param operation the call, such as {@code SendMessage}; a queue's name for
 * notifications, an endpoint's for instances; {@code *} is any
 * @param kind what happens
 * @param probability how likely each one that matches is struck, from above 0 to 1
 * @param count how many are struck before the fault is over
 * @param seed decides which; the same seed strikes the same ones
 * @param delay how long a latency or a delay lasts, at most for a random one, in the
 * cloud's time
 * @param status the HTTP status of an error
 * @param code the AWS name of an error
 */
record Fault(String target, String operation, FaultKind kind, double probability, long count, long seed, Duration delay,
		int status, String code) {

	/** Any target or operation. */
	static final String ANY = "*";

	/** The target of notifications. */
	static final String NOTIFICATIONS = "notifications";

	boolean concerns(String service) {
		return !this.kind.strikesFleets() && (this.target.equals(ANY) || this.target.equals(service));
	}

	boolean matches(String someTarget, String someOperation) {
		return (this.target.equals(ANY) || this.target.equals(someTarget))
				&& (this.operation.equals(ANY) || this.operation.equals(someOperation));
	}

}
