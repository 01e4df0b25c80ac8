package dev.crossover.cloud.metering;

import java.time.Duration;
import java.time.Instant;

/**
 * Hears of everything SageMaker charges for. Moments are the cloud's, not the wall's;
 * calls come from many threads and must not wait.
 */
public interface Meter {

	/** A meter that nobody reads. */
	Meter NONE = new Meter() {
	};

	/**
	 * An instance was launched. Its start, the time before it serves, is part of its life
	 * here: whether AWS charges for that is not documented, so {@link #instanceServing}
	 * tells when it ended.
	 * @param instance the instance and what it is
	 * @param at when it was launched
	 */
	default void instanceStarted(Instance instance, Instant at) {
	}

	/**
	 * An instance that was launched serves from now on.
	 * @param instance the instance
	 * @param at when it began to serve
	 */
	default void instanceServing(Instance instance, Instant at) {
	}

	/**
	 * An instance that was launched is gone, whether or not it ever served.
	 * @param instance the instance
	 * @param at when it ended
	 */
	default void instanceStopped(Instance instance, Instant at) {
	}

	/**
	 * A serverless execution ended.
	 * @param invocation what it took
	 */
	default void serverlessInvocation(ServerlessInvocation invocation) {
	}

	/**
	 * The provisioned concurrency of an endpoint is another from now on; zero ends it.
	 * The interval that one call opens is closed by the next for the same endpoint.
	 * @param endpoint the endpoint
	 * @param memoryMb the memory of one execution
	 * @param count environments kept warm
	 * @param at since when
	 */
	default void provisionedConcurrency(String endpoint, int memoryMb, int count, Instant at) {
	}

	/**
	 * An instance behind an asynchronous endpoint.
	 *
	 * @param id unique among all instances that ever were
	 * @param endpoint the endpoint it belongs to
	 * @param instanceType the machine, such as {@code ml.g4dn.xlarge}
	 */
	record Instance(String id, String endpoint, String instanceType) {
	}

	/**
	 * A serverless execution.
	 *
	 * @param endpoint the endpoint that was asked
	 * @param memoryMb the memory of one execution
	 * @param duration the time the execution is charged for: the model's in seconds of
	 * the wall, since it computes no faster at a higher time scale, and, if its
	 * environment was cold, that of its start in the cloud's seconds
	 * @param provisioned whether a provisioned environment did it, which has a price of
	 * its own
	 * @param bytesIn the size of the request's payload
	 * @param bytesOut the size of the answer's payload
	 * @param at when it ended
	 */
	record ServerlessInvocation(String endpoint, int memoryMb, Duration duration, boolean provisioned, long bytesIn,
			long bytesOut, Instant at) {
	}

}
