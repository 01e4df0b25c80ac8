package dev.crossover.cloud.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.time.CloudClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends messages to queues that are named by ARN. */
public final class Queues {

	private static final Logger logger = LoggerFactory.getLogger(Queues.class);

	private final SqsClient sqs;

	private final CloudClock clock;

	private final Fates fates;

	private final Map<String, String> urls = new ConcurrentHashMap<>();

	public Queues(SqsClient sqs, CloudClock clock, Fates fates) {
		this.sqs = sqs;
		this.clock = clock;
		this.fates = fates;
	}

	/**
	 * Sends a message; a queue that cannot be reached loses it, as a target without a
	 * dead-letter queue does on AWS.
	 * @param queueArn the queue
	 * @param body the message
	 * @return whether the queue took it
	 */
	public boolean send(String queueArn, String body) {
		return send(queueArn, body, Map.of());
	}

	/**
	 * Sends a message, to a dead-letter queue when the queue cannot take it.
	 * @param queueArn the queue
	 * @param body the message
	 * @param deadLetterArn the dead-letter queue, may be empty
	 */
	public void send(String queueArn, String body, String deadLetterArn) {
		if (!send(queueArn, body) && !deadLetterArn.isEmpty()) {
			send(deadLetterArn, body);
		}
	}

	/**
	 * Sends a message with attributes.
	 * @param queueArn the queue
	 * @param body the message
	 * @param attributes text attributes by name
	 * @return whether the queue took it
	 */
	public boolean send(String queueArn, String body, Map<String, String> attributes) {
		String queue = Arn.parse(queueArn).resource();
		Optional<Duration> delay = this.fates.delay(queue);
		if (delay.filter(Duration::isZero).isPresent()) {
			return deliver(queue, body, attributes);
		}
		delay.ifPresent((late) -> this.clock.after(late, () -> deliver(queue, body, attributes)));
		return true;
	}

	private boolean deliver(String queue, String body, Map<String, String> attributes) {
		try {
			String url = this.urls.computeIfAbsent(queue, this::url);
			this.sqs.sendMessage((message) -> message.queueUrl(url)
				.messageBody(body)
				.messageAttributes(attributes.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (attribute) -> text(attribute.getValue())))));
			return true;
		}
		catch (SdkException ex) {
			logger.warn("A message did not reach {}: {}", queue, ex.getClass().getSimpleName());
			return false;
		}
	}

	private String url(String name) {
		return this.sqs.getQueueUrl((queue) -> queue.queueName(name)).queueUrl();
	}

	private static MessageAttributeValue text(String value) {
		return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
	}

}
