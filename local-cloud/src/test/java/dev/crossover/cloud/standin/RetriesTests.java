package dev.crossover.cloud.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.cloud.delivery.Delivery;
import dev.crossover.cloud.delivery.DeliveryException;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.delivery.RetryPolicy;
import dev.crossover.cloud.time.CloudClock;
import dev.crossover.cloud.time.TimeRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Deliveries to a target that fails, where a minute takes a tenth of a second. */
class RetriesTests {

	private static final Duration DAY = Duration.ofDays(1);

	private final SqsClient sqs = Engines.shared().sqs();

	private final String name = "dead-" + UUID.randomUUID();

	private final String url = this.sqs.createQueue((queue) -> queue.queueName(this.name)).queueUrl();

	private final CloudClock clock = new CloudClock(InstantSource.system(), new TimeRule(Instant.now(), 600));

	private final Retries retries = new Retries(this.clock,
			new Queues(this.sqs, this.clock, (queue) -> Optional.of(Duration.ZERO)));

	private final AtomicInteger attempts = new AtomicInteger();

	@AfterEach
	void stop() {
		this.clock.close();
	}

	@Test
	void deliveryIsTriedAgainUntilItsTargetTakesIt() {
		deliver(new RetryPolicy(185, DAY), 3, true);

		await().untilAsserted(() -> assertThat(this.attempts).hasValue(4));
		assertThat(dead(0)).isEmpty();
	}

	@Test
	void attemptsThatAreUsedUpEndInTheDeadLetterQueue() {
		deliver(new RetryPolicy(2, DAY), 100, true);

		assertThat(attribute(receive(10), "RETRY_ATTEMPTS")).isEqualTo("2");
		assertThat(this.attempts).hasValue(3);
	}

	@Test
	void eventThatIsTooOldEndsInTheDeadLetterQueue() {
		deliver(new RetryPolicy(185, Duration.ofMinutes(1)), 100, true);

		Message dead = receive(10);
		assertThat(attribute(dead, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumEventAgeInSeconds");
		assertThat(this.attempts.get()).isBetween(4, 8);
	}

	@Test
	void failureThatStaysIsNotTriedAgain() {
		deliver(new RetryPolicy(185, DAY), 100, false);

		Message dead = receive(10);
		assertThat(dead.messageAttributes()).doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
		assertThat(attribute(dead, "ERROR_MESSAGE")).isEqualTo("not now");
		assertThat(dead.body()).isEqualTo("event");
		assertThat(this.attempts).hasValue(1);
	}

	private void deliver(RetryPolicy policy, int failures, boolean passing) {
		this.retries.deliver(new Delivery(() -> {
			if (this.attempts.getAndIncrement() < failures) {
				throw new DeliveryException("Busy", "not now", passing, new IllegalStateException());
			}
		}, policy, "arn:aws:sqs:us-east-1:000000000000:" + this.name, "event", (failure) -> Map.of()));
	}

	private Message receive(int seconds) {
		return dead(seconds).getFirst();
	}

	private List<Message> dead(int seconds) {
		return this.sqs
			.receiveMessage(
					(request) -> request.queueUrl(this.url).messageAttributeNames("All").waitTimeSeconds(seconds))
			.messages();
	}

	private static String attribute(Message message, String name) {
		return message.messageAttributes().getOrDefault(name, MessageAttributeValue.builder().build()).stringValue();
	}

}
