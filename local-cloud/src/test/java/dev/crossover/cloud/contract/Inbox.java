package dev.crossover.cloud.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A queue in which a test sees what a service sent. */
final class Inbox {

	private final SqsClient sqs;

	private final Duration patience;

	private final String url;

	private final String arn;

	private Inbox(SqsClient sqs, Duration patience, String url, String arn) {
		this.sqs = sqs;
		this.patience = patience;
		this.url = url;
		this.arn = arn;
	}

	static Inbox create(Contract test, String name) {
		return create(test, name, Map.of());
	}

	static Inbox create(Contract test, String name, Map<QueueAttributeName, String> attributes) {
		SqsClient sqs = test.client(SqsClient.builder());
		String url = sqs.createQueue((queue) -> queue.queueName(name).attributes(attributes)).queueUrl();
		test.deleteLater(() -> sqs.deleteQueue((queue) -> queue.queueUrl(url)));
		String arn = sqs.getQueueAttributes((queue) -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
			.attributes()
			.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
		sqs.setQueueAttributes((queue) -> queue.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, """
				{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"%s",
				"Principal":{"Service":["sns.amazonaws.com","events.amazonaws.com"]}}]}""".formatted(arn))));
		return new Inbox(sqs, test.aim().patience(), url, arn);
	}

	String url() {
		return this.url;
	}

	String arn() {
		return this.arn;
	}

	/**
	 * The next message; it is deleted.
	 * @return the message
	 */
	Message next() {
		long end = System.nanoTime() + this.patience.toNanos();
		List<Message> messages = receive(Duration.ofSeconds(5));
		while (messages.isEmpty() && System.nanoTime() < end) {
			messages = receive(Duration.ofSeconds(5));
		}
		assertThat(messages).as("the messages of " + this.url).isNotEmpty();
		return messages.getFirst();
	}

	JsonNode nextTree() {
		return JsonMapper.shared().readTree(next().body());
	}

	/**
	 * Takes a message away, if there is one.
	 * @return whether there was one
	 */
	boolean has() {
		return !receive(Duration.ofSeconds(1)).isEmpty();
	}

	/** Asserts that nothing comes for two seconds. */
	void staysEmpty() {
		assertThat(receive(Duration.ofSeconds(2))).isEmpty();
	}

	private List<Message> receive(Duration wait) {
		List<Message> messages = this.sqs
			.receiveMessage((request) -> request.queueUrl(this.url)
				.maxNumberOfMessages(1)
				.messageAttributeNames("All")
				.messageSystemAttributeNames(MessageSystemAttributeName.ALL)
				.waitTimeSeconds((int) wait.toSeconds()))
			.messages();
		messages.stream()
			.map((message) -> DeleteMessageRequest.builder()
				.queueUrl(this.url)
				.receiptHandle(message.receiptHandle())
				.build())
			.forEach(this.sqs::deleteMessage);
		return messages;
	}

}
