package dev.crossover.cloud.sagemaker;

import java.time.Duration;
import java.util.OptionalInt;

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

	/**
	 * Why the last change was given up.
	 * @return the reason, empty when it was not
	 */
	default String failure() {
		return switch (this) {
			case Async async -> async.endpoint().failure();
			case Serverless serverless -> "";
		};
	}

	/**
	 * The number of instances it goes on with.
	 * @return the number, empty of an endpoint without instances
	 */
	default OptionalInt capacity() {
		return switch (this) {
			case Async async -> OptionalInt.of(async.endpoint().wanted());
			case Serverless serverless -> OptionalInt.empty();
		};
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
