package dev.crossover.cloud.sagemaker;

import java.time.Duration;

import dev.crossover.cloud.sagemaker.async.AsyncEndpoint;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;
import dev.crossover.cloud.sagemaker.serverless.ServerlessEndpoint;

/** An endpoint that answers, of either kind. */
sealed interface LiveEndpoint {

	default boolean isSettled() {
		return switch (this) {
			case Async async -> async.endpoint().isSettled();
			case Serverless serverless -> serverless.endpoint().isSettled();
		};
	}

	default void want(EndpointDefinition definition, Duration delay) {
		switch (this) {
			case Async async -> async.endpoint().want(definition.capacity(), delay);
			case Serverless serverless ->
				serverless.endpoint().want(definition.maxConcurrency(), definition.capacity(), delay);
		}
	}

	default void close() {
		switch (this) {
			case Async async -> async.endpoint().close();
			case Serverless serverless -> serverless.endpoint().close();
		}
	}

	/**
	 * One with a queue and instances.
	 *
	 * @param endpoint the endpoint
	 */
	record Async(AsyncEndpoint endpoint) implements LiveEndpoint {
	}

	/**
	 * One with concurrency by the request.
	 *
	 * @param endpoint the endpoint
	 */
	record Serverless(ServerlessEndpoint endpoint) implements LiveEndpoint {
	}

}
