package dev.crossover.cloud.sns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Entries;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.Page;
import dev.crossover.cloud.protocol.RpcService;

/** The calls of SNS. */
public final class SnsOperations {

	private static final String TOPIC = "TopicArn";

	private static final String SUBSCRIPTION = "SubscriptionArn";

	private static final String ATTRIBUTES = "Attributes";

	private static final String ATTRIBUTE = "AttributeName";

	private static final String VALUE = "AttributeValue";

	private static final int PAGE = 100;

	private static final int MOST_ENTRIES = 10;

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
		operations.put("SetTopicAttributes", calls::setTopicAttributes);
		operations.put("ListTopics", calls::listTopics);
		operations.put("Subscribe", calls::subscribe);
		operations.put("Unsubscribe", calls::unsubscribe);
		operations.put("SetSubscriptionAttributes", calls::setSubscriptionAttributes);
		operations.put("GetSubscriptionAttributes", calls::getSubscriptionAttributes);
		operations.put("ListSubscriptions", calls::listSubscriptions);
		operations.put("ListSubscriptionsByTopic", calls::listSubscriptionsByTopic);
		operations.put("Publish", calls::publish);
		operations.put("PublishBatch", calls::publishBatch);
		return new RpcService("sns", operations, Map.of("ValidationException", "ValidationError"));
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
		attributes.put("Owner", Arn.ACCOUNT);
		attributes.put("SubscriptionsConfirmed", String.valueOf(this.topics.of(topic.arn()).size()));
		attributes.put("SubscriptionsPending", "0");
		attributes.put("SubscriptionsDeleted", "0");
		return Map.of(ATTRIBUTES, new Entries(attributes));
	}

	private Map<String, ?> setTopicAttributes(Fields input) {
		Topic topic = this.topics.topic(input.text(TOPIC));
		this.topics.change(topic.with(input.text(ATTRIBUTE), input.text(VALUE, "")));
		return Map.of();
	}

	private Map<String, ?> listTopics(Fields input) {
		return page(this.topics.all(), input).answer("Topics", (topic) -> Map.of(TOPIC, topic.arn()));
	}

	private Map<String, ?> subscribe(Fields input) {
		Map<String, String> attributes = input.entries(ATTRIBUTES);
		String topic = input.text(TOPIC);
		String endpoint = input.text("Endpoint");
		Optional<Subscription> known = this.topics.find(topic, endpoint);
		if (known.isPresent() && !attributes.isEmpty() && !known.get().attributes().equals(attributes)) {
			throw SnsErrors.invalid("Attributes Reason: Subscription already exists with different attributes");
		}
		Subscription subscription = known
			.orElseGet(() -> this.topics.subscribe(topic, input.text("Protocol"), endpoint, attributes));
		return Map.of(SUBSCRIPTION, subscription.arn());
	}

	private Map<String, ?> unsubscribe(Fields input) {
		this.topics.unsubscribe(input.text(SUBSCRIPTION));
		return Map.of();
	}

	private Map<String, ?> setSubscriptionAttributes(Fields input) {
		Subscription subscription = this.topics.subscription(input.text(SUBSCRIPTION));
		this.topics.change(subscription.with(input.text(ATTRIBUTE), input.text(VALUE, "")));
		return Map.of();
	}

	private Map<String, ?> getSubscriptionAttributes(Fields input) {
		Subscription subscription = this.topics.subscription(input.text(SUBSCRIPTION));
		return Map.of(ATTRIBUTES, new Entries(subscription.allAttributes()));
	}

	private Map<String, ?> listSubscriptions(Fields input) {
		return page(this.topics.subscriptions(), input).answer("Subscriptions", Subscription::described);
	}

	private Map<String, ?> listSubscriptionsByTopic(Fields input) {
		return page(this.topics.of(this.topics.topic(input.text(TOPIC)).arn()), input).answer("Subscriptions",
				Subscription::described);
	}

	private Map<String, ?> publish(Fields input) {
		if (input.has("PhoneNumber")) {
			throw Errors.unsupported("text messages to phones");
		}
		String topic = input.text(TOPIC, input.text("TargetArn", ""));
		return Map.of("MessageId", this.topics.publish(topic, Publication.of(input)));
	}

	private Map<String, ?> publishBatch(Fields input) {
		Topic topic = this.topics.topic(input.text(TOPIC));
		List<Map<String, String>> published = new ArrayList<>();
		List<Map<String, String>> failed = new ArrayList<>();
		for (Fields entry : entries(input)) {
			try {
				published.add(Map.of("Id", entry.text("Id"), "MessageId",
						this.topics.publish(topic.arn(), Publication.of(entry))));
			}
			catch (AwsError ex) {
				failed.add(Map.of("Id", entry.text("Id"), "Code", ex.code(), "Message", String.valueOf(ex.getMessage()),
						"SenderFault", "true"));
			}
		}
		return Map.of("Successful", published, "Failed", failed);
	}

	private static List<Fields> entries(Fields input) {
		List<Fields> entries = input.list("PublishBatchRequestEntries");
		if (entries.isEmpty()) {
			throw new AwsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
		}
		if (entries.size() > MOST_ENTRIES) {
			throw new AwsError(400, "TooManyEntriesInBatchRequest",
					"The batch request contains more entries than permissible.");
		}
		if (entries.stream().map((entry) -> entry.text("Id")).distinct().count() < entries.size()) {
			throw new AwsError(400, "BatchEntryIdsNotDistinct",
					"Two or more batch entries in the request have the same Id.");
		}
		return entries;
	}

	private static <T> Page<T> page(List<T> all, Fields input) {
		try {
			return Page.of(all, input.text("NextToken", ""), PAGE);
		}
		catch (IllegalArgumentException ex) {
			throw SnsErrors.invalid("NextToken Reason: This token is not valid");
		}
	}

}
