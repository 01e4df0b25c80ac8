package dev.crossover.cloud.delivery;

import java.time.Duration;
import java.util.Optional;

/** Decides what becomes of messages on their way to a queue. */
@FunctionalInterface
public interface Fates {

	/**
	 * Decides on a message.
	 * @param queue the name of the queue it goes to
	 * @return how much later it arrives, in the cloud's time, zero for at once; empty
	 * when it is lost and its sender does not learn of it
	 */
	Optional<Duration> delay(String queue);

}
