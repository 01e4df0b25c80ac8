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
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

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
	 * @param parcel the message
	 * @return whether the queue took it
	 */
	public boolean send(Parcel parcel) {
		try {
			deliver(parcel);
			return true;
		}
		catch (DeliveryException ex) {
			lost(parcel, ex);
			return false;
		}
	}

	/**
	 * Sends a message.
	 * @param parcel the message
	 * @throws DeliveryException when the queue did not take it
	 */
	public void deliver(Parcel parcel) throws DeliveryException {
		Optional<Duration> delay = this.fates.delay(Arn.parse(parcel.queueArn()).resource());
		if (delay.filter(Duration::isZero).isPresent()) {
			put(parcel);
		}
		else {
			delay.ifPresent((late) -> this.clock.after(late, () -> attempt(parcel)));
		}
	}

	// Whoever sent it has gone on: there is nobody to tell but the log.
	private void attempt(Parcel parcel) {
		try {
			put(parcel);
		}
		catch (DeliveryException ex) {
			lost(parcel, ex);
		}
	}

	private static void lost(Parcel parcel, DeliveryException ex) {
		logger.warn("A message did not reach {}: {}", parcel.queueArn(), ex.reason());
	}

	private void put(Parcel parcel) throws DeliveryException {
		String name = Arn.parse(parcel.queueArn()).resource();
		try {
			this.sqs.sendMessage(message(parcel, this.urls.computeIfAbsent(name, this::url)));
		}
		catch (AwsServiceException ex) {
			// A queue may have been created anew under another address.
			this.urls.remove(name);
			boolean passing = ex.statusCode() >= 500 || ex.isThrottlingException();
			throw new DeliveryException(ex.awsErrorDetails().errorCode(), ex.awsErrorDetails().errorMessage(), passing,
					ex);
		}
		catch (SdkException ex) {
			throw new DeliveryException("SDK_CLIENT_ERROR", ex.toString(), true, ex);
		}
	}

	private static SendMessageRequest message(Parcel parcel, String url) {
		SendMessageRequest.Builder message = SendMessageRequest.builder()
			.queueUrl(url)
			.messageBody(parcel.body())
			.messageAttributes(parcel.attributes()
				.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (attribute) -> value(attribute.getValue()))));
		return (parcel.groupId().isEmpty() ? message : message.messageGroupId(parcel.groupId())).build();
	}

	private String url(String name) {
		return this.sqs.getQueueUrl((queue) -> queue.queueName(name)).queueUrl();
	}

	private static MessageAttributeValue value(MessageAttribute attribute) {
		return MessageAttributeValue.builder().dataType(attribute.type()).stringValue(attribute.value()).build();
	}

}
