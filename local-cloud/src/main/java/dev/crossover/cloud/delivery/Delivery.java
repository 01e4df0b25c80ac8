package dev.crossover.cloud.delivery;

import java.util.Map;
import java.util.function.Function;

/**
 * Something to be handed over, and what becomes of it otherwise.
 *
 * @param attempt hands it over
 * @param policy how often that is tried
 * @param deadLetterArn the queue for what was not taken, may be empty
 * @param body what that queue gets
 * @param about tells that queue of the failure
 */
public record Delivery(Attempt attempt, RetryPolicy policy, String deadLetterArn, String body,
		Function<DeliveryException, Map<String, String>> about) {

	/** One attempt. */
	@FunctionalInterface
	public interface Attempt {

		void handOver() throws DeliveryException;

	}

}
