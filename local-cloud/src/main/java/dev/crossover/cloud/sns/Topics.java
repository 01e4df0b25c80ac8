package dev.crossover.cloud.sns;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.MessageAttribute;
import dev.crossover.cloud.delivery.Parcel;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** The topics and their subscriptions; a published message goes to each queue at once. */
public final class Topics {

	private final InstantSource clock;

	private final Queues queues;

	private final Table<Topic> topics;

	private final Table<Subscription> subscriptions;

	public Topics(InstantSource clock, Queues queues, Storage storage) {
		this.clock = clock;
		this.queues = queues;
		this.topics = storage.table("sns-topics", Topic.class);
		this.subscriptions = storage.table("sns-subscription", Subscription.class);
	}

	/**
	 * Publishes a message.
	 * @param topicArn the topic
	 * @param message the message
	 * @return its id
	 * @throws AwsError when there is no such topic
	 */
	public String publish(String topicArn, String message) {
		return publish(topicArn, message, "");
	}

	/**
	 * Publishes a message with a subject.
	 * @param topicArn the topic
	 * @param message the message
	 * @param subject its subject
	 * @return its id
	 * @throws AwsError when there is no such topic
	 */
	public String publish(String topicArn, String message, String subject) {
		return publish(topicArn, new Publication(message, subject, Map.of()));
	}

	String publish(String topicArn, Publication publication) {
		topic(topicArn);
		String id = UUID.randomUUID().toString();
		of(topicArn).stream()
			.filter((subscription) -> subscription.filter().takes(publication))
			.forEach((subscription) -> deliver(subscription, id, publication));
		return id;
	}

	private void deliver(Subscription subscription, String id, Publication publication) {
		String body = subscription.isRaw() ? publication.message() : envelope(subscription, id, publication);
		Map<String, MessageAttribute> attributes = subscription.isRaw() ? publication.attributes() : Map.of();
		boolean taken = this.queues.send(new Parcel(subscription.queueArn(), body, attributes, ""));
		if (!taken && !subscription.deadLetterArn().isEmpty()) {
			this.queues.send(new Parcel(subscription.deadLetterArn(), body, attributes, ""));
		}
	}

	/**
	 * Creates a topic; one that is there already stays as it is.
	 * @param name its name
	 * @param attributes what is set on it
	 * @return the topic
	 */
	Topic create(String name, Map<String, String> attributes) {
		if (name.endsWith(".fifo") || attributes.containsKey("FifoTopic")) {
			throw Errors.unsupported("FIFO topics");
		}
		if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
			throw SnsErrors.invalid("Topic Name");
		}
		Topic topic = new Topic(new Arn("sns", name).toString(), attributes).checked();
		Optional<Topic> known = this.topics.get(topic.arn());
		if (known.isPresent() && !attributes.isEmpty() && !known.get().equals(topic)) {
			throw SnsErrors.invalid("Attributes Reason: Topic already exists with different attributes");
		}
		if (known.isEmpty()) {
			this.topics.put(topic.arn(), topic);
		}
		return topic;
	}

	void change(Topic topic) {
		this.topics.put(topic.arn(), topic.checked());
	}

	Topic topic(String arn) {
		return this.topics.get(arn).orElseThrow(() -> SnsErrors.notFound("Topic"));
	}

	List<Topic> all() {
		return this.topics.values();
	}

	void delete(String topicArn) {
		this.topics.remove(topicArn);
		of(topicArn).forEach((subscription) -> unsubscribe(subscription.arn()));
	}

	/**
	 * Subscribes a queue, or changes how it is subscribed.
	 * @param topicArn the topic
	 * @param protocol how it is told, {@code sqs}
	 * @param endpoint the queue
	 * @param attributes how it gets what the topic is told
	 * @return the subscription
	 */
	Subscription subscribe(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
		topic(topicArn);
		if (!protocol.equals("sqs")) {
			throw Errors.unsupported("subscriptions by " + protocol + "; subscribe an SQS queue");
		}
		if (!endpoint.startsWith("arn:aws:sqs:") || endpoint.endsWith(".fifo")) {
			throw SnsErrors.invalid("SQS endpoint ARN");
		}
		String arn = find(topicArn, endpoint).map(Subscription::arn)
			.orElseGet(() -> topicArn + ":" + UUID.randomUUID());
		Subscription subscription = new Subscription(arn, topicArn, endpoint, attributes).checked();
		this.subscriptions.put(arn, subscription);
		return subscription;
	}

	Optional<Subscription> find(String topicArn, String endpoint) {
		return of(topicArn).stream().filter((known) -> known.queueArn().equals(endpoint)).findFirst();
	}

	void change(Subscription subscription) {
		this.subscriptions.put(subscription.arn(), subscription);
	}

	Subscription subscription(String arn) {
		return this.subscriptions.get(arn).orElseThrow(() -> SnsErrors.notFound("Subscription"));
	}

	void unsubscribe(String arn) {
		this.subscriptions.remove(arn);
	}

	List<Subscription> subscriptions() {
		return this.subscriptions.values();
	}

	List<Subscription> of(String topicArn) {
		return subscriptions().stream().filter((subscription) -> subscription.topicArn().equals(topicArn)).toList();
	}

	private String envelope(Subscription subscription, String id, Publication publication) {
		Map<String, Object> envelope = new LinkedHashMap<>();
		envelope.put("Type", "Notification");
		envelope.put("MessageId", id);
		envelope.put("TopicArn", subscription.topicArn());
		if (!publication.subject().isEmpty()) {
			envelope.put("Subject", publication.subject());
		}
		envelope.put("Message", publication.message());
		envelope.put("Timestamp", this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
		envelope.put("SignatureVersion", "1");
		envelope.put("Signature", "");
		envelope.put("SigningCertURL", "");
		envelope.put("UnsubscribeURL", "");
		if (!publication.attributes().isEmpty()) {
			Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
			publication.attributes()
				.forEach((name, attribute) -> attributes.put(name,
						Map.of("Type", attribute.type(), "Value", attribute.value())));
			envelope.put("MessageAttributes", attributes);
		}
		return Trees.JSON.writeValueAsString(envelope);
	}

}
