package dev.crossover.cloud.sns;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.crossover.cloud.aws.AwsError;
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
		this.subscriptions = storage.table("sns-subscriptions", Subscription.class);
	}

	/**
	 * Publishes a message.
	 * @param topicArn the topic
	 * @param message the message
	 * @return its id
	 * @throws AwsError when there is no such topic
	 */
	public String publish(String topicArn, String message) {
		return publish(topicArn, message, "", Map.of());
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
		return publish(topicArn, message, subject, Map.of());
	}

	String publish(String topicArn, String message, String subject, Map<String, String> attributes) {
		topic(topicArn);
		String id = UUID.randomUUID().toString();
		for (Subscription subscription : of(topicArn)) {
			if (subscription.raw()) {
				this.queues.send(subscription.queueArn(), message, attributes);
			}
			else {
				this.queues.send(subscription.queueArn(), envelope(subscription, id, message, subject));
			}
		}
		return id;
	}

	Topic create(String name, Map<String, String> attributes) {
		Topic topic = new Topic(new Arn("sns", name).toString(), attributes);
		this.topics.put(topic.arn(), topic);
		return topic;
	}

	Topic topic(String arn) {
		return this.topics.get(arn).orElseThrow(() -> new AwsError(404, "NotFound", "Topic does not exist"));
	}

	boolean isKnown(String topicArn) {
		return this.topics.get(topicArn).isPresent();
	}

	List<Topic> all() {
		return this.topics.values();
	}

	void delete(String topicArn) {
		this.topics.remove(topicArn);
		of(topicArn).forEach((subscription) -> unsubscribe(subscription.arn()));
	}

	Subscription subscribe(String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
		topic(topicArn);
		if (!protocol.equals("sqs")) {
			throw Errors.unsupported("subscriptions by " + protocol + "; subscribe an SQS queue");
		}
		boolean raw = isRaw(attributes);
		String arn = of(topicArn).stream()
			.filter((known) -> known.queueArn().equals(endpoint))
			.findFirst()
			.map(Subscription::arn)
			.orElseGet(() -> topicArn + ":" + UUID.randomUUID());
		Subscription subscription = new Subscription(arn, topicArn, endpoint, raw);
		this.subscriptions.put(arn, subscription);
		return subscription;
	}

	Subscription change(String arn, Map<String, String> attributes) {
		Subscription known = subscription(arn)
			.orElseThrow(() -> new AwsError(404, "NotFound", "Subscription does not exist"));
		Subscription changed = new Subscription(arn, known.topicArn(), known.queueArn(), isRaw(attributes));
		this.subscriptions.put(arn, changed);
		return changed;
	}

	Optional<Subscription> subscription(String arn) {
		return this.subscriptions.get(arn);
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

	private static boolean isRaw(Map<String, String> attributes) {
		attributes.keySet()
			.stream()
			.filter((name) -> !name.equals("RawMessageDelivery"))
			.findFirst()
			.ifPresent((name) -> {
				throw Errors.unsupported("the subscription attribute " + name);
			});
		return Boolean.parseBoolean(attributes.get("RawMessageDelivery"));
	}

	private String envelope(Subscription subscription, String id, String message, String subject) {
		Map<String, String> envelope = new LinkedHashMap<>();
		envelope.put("Type", "Notification");
		envelope.put("MessageId", id);
		envelope.put("TopicArn", subscription.topicArn());
		if (!subject.isEmpty()) {
			envelope.put("Subject", subject);
		}
		envelope.put("Message", message);
		envelope.put("Timestamp", this.clock.instant().toString());
		envelope.put("SignatureVersion", "1");
		envelope.put("UnsubscribeURL", "");
		return Trees.JSON.writeValueAsString(envelope);
	}

}
