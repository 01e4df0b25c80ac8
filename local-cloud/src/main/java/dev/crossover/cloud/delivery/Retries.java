package dev.crossover.cloud.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import dev.crossover.cloud.time.CloudClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries deliveries again, each time after a longer pause, and gives what nobody took to a
 * dead-letter queue. What waits for its next attempt is lost when the process is killed.
 */
public final class Retries {

	private static final Logger logger = LoggerFactory.getLogger(Retries.class);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

	private final CloudClock clock;

	private final Queues queues;

	public Retries(CloudClock clock, Queues queues) {
		this.clock = clock;
		this.queues = queues;
	}

	/**
	 * Delivers, at once when that works.
	 * @param delivery what to deliver
	 */
	public void deliver(Delivery delivery) {
		attempt(delivery, 0, this.clock.instant());
	}

	private void attempt(Delivery delivery, int retries, Instant begin) {
		try {
			delivery.attempt().handOver();
		}
		catch (DeliveryException ex) {
			Instant end = begin.plus(delivery.policy().age());
			Duration pause = pause(retries);
			if (!ex.isPassing()) {
				giveUp(delivery, retries, ex, "");
			}
			else if (retries >= delivery.policy().attempts()) {
				giveUp(delivery, retries, ex, "MaximumRetryAttempts");
			}
			else if (this.clock.instant().plus(pause).isAfter(end)) {
				this.clock.after(Duration.between(this.clock.instant(), end),
						() -> giveUp(delivery, retries, ex, "MaximumEventAgeInSeconds"));
			}
			else {
				this.clock.after(pause, () -> attempt(delivery, retries + 1, begin));
			}
		}
	}

	// Twice as long each time, and never the same for all.
	private static Duration pause(int retries) {
		Duration pause = Duration.ofSeconds(1L << Math.min(retries, 10));
		Duration capped = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 2, capped.toMillis() + 1));
	}

	private void giveUp(Delivery delivery, int retries, DeliveryException failure, String exhausted) {
		logger.warn("A delivery failed after {} retries: {}", retries, failure.reason());
		if (delivery.deadLetterArn().isEmpty()) {
			return;
		}
		Map<String, String> about = new HashMap<>(delivery.about().apply(failure));
		about.put("ERROR_MESSAGE", failure.reason());
		about.put("RETRY_ATTEMPTS", String.valueOf(retries));
		if (!exhausted.isEmpty()) {
			about.put("EXHAUSTED_RETRY_CONDITION", exhausted);
		}
		this.queues.send(new Parcel(delivery.deadLetterArn(), delivery.body(), about.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (attribute) -> MessageAttribute.text(attribute.getValue()))),
				""));
	}

}
