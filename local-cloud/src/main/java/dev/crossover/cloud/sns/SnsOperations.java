package dev.crossover.cloud.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Entries;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.RpcService;

/** The calls of SNS. */
public final class SnsOperations {

	private static final String TOPIC = "TopicArn";

	private static final String SUBSCRIPTION = "SubscriptionArn";

	private static final String ATTRIBUTES = "Attributes";

	private final Topics topics;

	private SnsOperations(Topics topics) {
		this.topics = topics;
	}

	/**
	 * SNS as the gateway sees it.
	 * @param topics the topics behind it
	 * @return the service
	 */
	public static AwsService service(Topics topics) {
		SnsOperations calls = new SnsOperations(topics);
		Map<String, Operation> operations = new LinkedHashMap<>();
		operations.put("CreateTopic", calls::createTopic);
		operations.put("DeleteTopic", calls::deleteTopic);
		operations.put("GetTopicAttributes", calls::getTopicAttributes);
		operations.put("ListTopics", calls::listTopics);
		operations.put("Subscribe", calls::subscribe);
		operations.put("Unsubscribe", calls::unsubscribe);
		operations.put("SetSubscriptionAttributes", calls::setSubscriptionAttributes);
		operations.put("ListSubscriptions", calls::listSubscriptions);
		operations.put("ListSubscriptionsByTopic", calls::listSubscriptionsByTopic);
		operations.put("Publish", calls::publish);
		operations.put("PublishBatch", calls::publishBatch);
		return new RpcService("sns", operations);
	}

	private Map<String, ?> createTopic(Fields input) {
		return Map.of(TOPIC, this.topics.create(input.text("Name"), input.entries(ATTRIBUTES)).arn());
	}

	private Map<String, ?> deleteTopic(Fields input) {
		this.topics.delete(input.text(TOPIC));
		return Map.of();
	}

	private Map<String, ?> getTopicAttributes(Fields input) {
		Topic topic = this.topics.topic(input.text(TOPIC));
		Map<String, String> attributes = new LinkedHashMap<>(topic.attributes());
		attributes.put(TOPIC, topic.arn());
		attributes.put("SubscriptionsConfirmed", String.valueOf(this.topics.of(topic.arn()).size()));
		return Map.of(ATTRIBUTES, new Entries(attributes));
	}

	private Map<String, ?> listTopics(Fields input) {
		return Map.of("Topics", this.topics.all().stream().map((topic) -> Map.of(TOPIC, topic.arn())).toList());
	}

	private Map<String, ?> subscribe(Fields input) {
		Subscription subscription = this.topics.subscribe(input.text(TOPIC), input.text("Protocol"),
				input.text("Endpoint"), input.entries(ATTRIBUTES));
		return Map.of(SUBSCRIPTION, subscription.arn());
	}

	private Map<String, ?> unsubscribe(Fields input) {
		this.topics.unsubscribe(input.text(SUBSCRIPTION));
		return Map.of();
	}

	private Map<String, ?> setSubscriptionAttributes(Fields input) {
		this.topics.change(input.text(SUBSCRIPTION),
				Map.of(input.text("AttributeName"), input.text("AttributeValue", "")));
		return Map.of();
	}

	private Map<String, ?> listSubscriptions(Fields input) {
		return described(this.topics.subscriptions());
	}

	private Map<String, ?> listSubscriptionsByTopic(Fields input) {
		return described(this.topics.of(this.topics.topic(input.text(TOPIC)).arn()));
	}

	private Map<String, ?> publish(Fields input) {
		return Map.of("MessageId", publish(input.text(TOPIC), input));
	}

	private Map<String, ?> publishBatch(Fields input) {
		String topic = input.text(TOPIC);
		List<Map<String, String>> published = input.list("PublishBatchRequestEntries")
			.stream()
			.map((entry) -> Map.of("Id", entry.text("Id"), "MessageId", publish(topic, entry)))
			.toList();
		return Map.of("Successful", published, "Failed", List.of());
	}

	private String publish(String topic, Fields input) {
		Map<String, String> attributes = new LinkedHashMap<>();
		Fields given = input.structure("MessageAttributes");
		given.node()
			.properties()
			.forEach((attribute) -> attributes.put(attribute.getKey(),
					new Fields(attribute.getValue()).text("StringValue")));
		return this.topics.publish(topic, input.text("Message"), input.text("Subject", ""), attributes);
	}

	private static Map<String, ?> described(List<Subscription> subscriptions) {
		return Map.of("Subscriptions",
				subscriptions.stream()
					.map((subscription) -> Map.of(SUBSCRIPTION, subscription.arn(), TOPIC, subscription.topicArn(),
							"Protocol", "sqs", "Endpoint", subscription.queueArn()))
					.toList());
	}

}
