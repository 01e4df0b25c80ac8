package dev.crossover.cloud.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** SNS: topics, and queues that hear of them. */
class SnsContractTests extends Contract {

	private final SnsClient sns = client(SnsClient.builder());

	private final String name = name("topic");

	private final String topic = this.sns.createTopic((request) -> request.name(this.name)).topicArn();

	SnsContractTests(Aim aim) {
		super(aim);
		deleteLater(() -> this.sns.deleteTopic((request) -> request.topicArn(this.topic)));
	}

	@Test
	void topicIsCreatedOnceListedChangedAndDeleted() {
		assertThat(this.sns.createTopic((request) -> request.name(this.name)).topicArn()).isEqualTo(this.topic);
		assertThat(this.sns.listTopicsPaginator().topics().stream().map(Topic::topicArn)).contains(this.topic);
		this.sns.setTopicAttributes(
				(request) -> request.topicArn(this.topic).attributeName("DisplayName").attributeValue("News"));
		assertThat(this.sns.getTopicAttributes((request) -> request.topicArn(this.topic)).attributes())
			.containsEntry("DisplayName", "News")
			.containsEntry("TopicArn", this.topic);
		this.sns.deleteTopic((request) -> request.topicArn(this.topic));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.sns.publish((request) -> request.topicArn(this.topic).message("lost")));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.sns.getTopicAttributes((request) -> request.topicArn(this.topic)));
	}

	@Test
	void wrappedMessageCarriesSubjectAndAttributes() {
		Inbox inbox = inbox("wrapped");
		subscribe(inbox, Map.of());

		String id = this.sns
			.publish((request) -> request.topicArn(this.topic)
				.message("hello <&>")
				.subject("Greeting")
				.messageAttributes(Map.of("kind", text("gpu"))))
			.messageId();

		JsonNode envelope = inbox.nextTree();
		assertThat(envelope.path("Type").asString("")).isEqualTo("Notification");
		assertThat(envelope.path("MessageId").asString("")).isEqualTo(id);
		assertThat(envelope.path("TopicArn").asString("")).isEqualTo(this.topic);
		assertThat(envelope.path("Subject").asString("")).isEqualTo("Greeting");
		assertThat(envelope.path("Message").asString("")).isEqualTo("hello <&>");
		assertThat(envelope.path("Timestamp").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]+\\.\\d+Z");
		assertThat(envelope.at("/MessageAttributes/kind/Type").asString("")).isEqualTo("String");
		assertThat(envelope.at("/MessageAttributes/kind/Value").asString("")).isEqualTo("gpu");
	}

	@Test
	void rawMessageIsTheMessageWithItsAttributes() {
		Inbox inbox = inbox("raw");
		subscribe(inbox, Map.of("RawMessageDelivery", "true"));

		this.sns.publish((request) -> request.topicArn(this.topic)
			.message("plain")
			.messageAttributes(Map.of("size", number("7"))));

		Message message = inbox.next();
		assertThat(message.body()).isEqualTo("plain");
		assertThat(message.messageAttributes()).hasEntrySatisfying("size", (size) -> {
			assertThat(size.dataType()).isEqualTo("Number");
			assertThat(size.stringValue()).isEqualTo("7");
		});
	}

	@Test
	void filterOfAttributesLetsOnlyWhatItTakesThrough() {
		Inbox inbox = inbox("filtered");
		subscribe(inbox, Map.of("RawMessageDelivery", "true", "FilterPolicy", """
				{"kind":["gpu",{"prefix":"cpu-"}],"size":[{"numeric":[">",5,"<=",10]}],
				"draft":[{"exists":false}],"tags":[{"anything-but":["old"]}]}"""));
		Map<String, MessageAttributeValue> good = Map.of("kind", text("cpu-1"), "size", number("7"), "tags",
				MessageAttributeValue.builder().dataType("String.Array").stringValue("[\"new\",\"red\"]").build());

		publish("no attributes", Map.of());
		publish("too large", with(good, "size", number("11")));
		publish("wrong kind", with(good, "kind", text("tpu")));
		publish("draft", with(good, "draft", text("yes")));
		publish("taken", good);

		assertThat(inbox.next().body()).isEqualTo("taken");
		inbox.staysEmpty();
	}

	@Test
	void filterOfTheBodyLooksIntoTheMessage() {
		Inbox inbox = inbox("body");
		subscribe(inbox, Map.of("RawMessageDelivery", "true", "FilterPolicyScope", "MessageBody", "FilterPolicy",
				"{\"detail\":{\"state\":[{\"suffix\":\"ed\"}]}}"));

		publish("no json", Map.of());
		publish("{\"detail\":{\"state\":\"open\"}}", Map.of());
		publish("{\"detail\":{\"state\":\"closed\"}}", Map.of());

		assertThat(inbox.nextTree().at("/detail/state").asString("")).isEqualTo("closed");
		inbox.staysEmpty();
	}

	@Test
	void subscriptionTellsItsAttributesAndTakesNewOnes() {
		Inbox inbox = inbox("attributes");
		String subscription = subscribe(inbox, Map.of("FilterPolicy", "{\"kind\":[\"gpu\"]}"));

		assertThat(attributes(subscription)).containsEntry("TopicArn", this.topic)
			.containsEntry("Endpoint", inbox.arn())
			.containsEntry("Protocol", "sqs")
			.containsEntry("RawMessageDelivery", "false")
			.containsEntry("FilterPolicyScope", "MessageAttributes")
			.containsEntry("PendingConfirmation", "false");
		set(subscription, "RawMessageDelivery", "true");
		set(subscription, "FilterPolicy", "{}");
		assertThat(attributes(subscription)).containsEntry("RawMessageDelivery", "true")
			.doesNotContainKey("FilterPolicy");
		assertThat(this.sns.listSubscriptionsByTopic((request) -> request.topicArn(this.topic)).subscriptions())
			.extracting(Subscription::subscriptionArn)
			.containsExactly(subscription);
		assertThat(this.sns.listSubscriptionsPaginator().subscriptions().stream().map(Subscription::subscriptionArn))
			.contains(subscription);
		this.sns.unsubscribe((request) -> request.subscriptionArn(subscription));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> attributes(subscription));
	}

	@Test
	void messageThatItsQueueCannotTakeGoesToTheDeadLetterQueue() {
		Inbox gone = inbox("gone");
		Inbox dead = inbox("dead");
		subscribe(gone, Map.of("RawMessageDelivery", "true", "RedrivePolicy",
				"{\"deadLetterTargetArn\":\"%s\"}".formatted(dead.arn())));
		client(SqsClient.builder()).deleteQueue((request) -> request.queueUrl(gone.url()));

		patiently().until(() -> {
			publish("undeliverable", Map.of());
			return dead.next().body();
		}, "undeliverable"::equals);
	}

	@Test
	void batchIsPublishedEntryByEntry() {
		Inbox inbox = inbox("batch");
		subscribe(inbox, Map.of("RawMessageDelivery", "true"));
		PublishBatchRequestEntry good = PublishBatchRequestEntry.builder().id("good").message("one").build();
		PublishBatchRequestEntry bad = PublishBatchRequestEntry.builder().id("bad").message("").build();

		PublishBatchResponse answer = this.sns
			.publishBatch((batch) -> batch.topicArn(this.topic).publishBatchRequestEntries(good, bad));

		assertThat(answer.successful()).singleElement().satisfies((entry) -> assertThat(entry.id()).isEqualTo("good"));
		assertThat(answer.failed()).singleElement()
			.satisfies((entry) -> assertThat(entry.code()).isEqualTo("InvalidParameter"));
		assertThat(inbox.next().body()).isEqualTo("one");
		assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class).isThrownBy(() -> this.sns
			.publishBatch((batch) -> batch.topicArn(this.topic).publishBatchRequestEntries(good, good)));
	}

	@Test
	void whatCannotBeIsRefused() {
		Inbox inbox = inbox("refused");
		for (Map<String, String> wrong : List.of(Map.of("FilterPolicy", "{\"kind\":\"gpu\"}"),
				Map.of("FilterPolicy", "no json"), Map.of("FilterPolicyScope", "Elsewhere"),
				Map.of("RawMessageDelivery", "maybe"), Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"x\"}"))) {
			assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> subscribe(inbox, wrong));
		}
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.sns.publish((request) -> request.topicArn(this.topic).message("")));
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.sns
			.subscribe((request) -> request.topicArn(this.topic + "x").protocol("sqs").endpoint(inbox.arn())));
		assertThatExceptionOfType(InvalidParameterException.class)
			.isThrownBy(() -> this.sns.createTopic((request) -> request.name("not a name")));
	}

	private String subscribe(Inbox inbox, Map<String, String> attributes) {
		return this.sns
			.subscribe((request) -> request.topicArn(this.topic)
				.protocol("sqs")
				.endpoint(inbox.arn())
				.attributes(attributes)
				.returnSubscriptionArn(true))
			.subscriptionArn();
	}

	private void publish(String message, Map<String, MessageAttributeValue> attributes) {
		this.sns.publish((request) -> request.topicArn(this.topic).message(message).messageAttributes(attributes));
	}

	private void set(String subscription, String name, String value) {
		this.sns.setSubscriptionAttributes(
				(request) -> request.subscriptionArn(subscription).attributeName(name).attributeValue(value));
	}

	private Map<String, String> attributes(String subscription) {
		return this.sns.getSubscriptionAttributes((request) -> request.subscriptionArn(subscription)).attributes();
	}

	private static Map<String, MessageAttributeValue> with(Map<String, MessageAttributeValue> attributes, String name,
			MessageAttributeValue value) {
		Map<String, MessageAttributeValue> changed = new HashMap<>(attributes);
		changed.put(name, value);
		return changed;
	}

	private static MessageAttributeValue text(String value) {
		return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
	}

	private static MessageAttributeValue number(String value) {
		return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
	}

}
