package dev.crossover.cloud.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** SQS as the services and the stand-ins use it. */
class SqsContractTests extends Contract {

	private final SqsClient sqs = client(SqsClient.builder());

	SqsContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void messageKeepsItsBodyAndAttributes() {
		Inbox inbox = inbox("plain");
		MessageAttributeValue kind = MessageAttributeValue.builder().dataType("String").stringValue("gpu").build();

		this.sqs.sendMessage((message) -> message.queueUrl(inbox.url())
			.messageBody("<b>ünïcode & more</b>")
			.messageAttributes(Map.of("kind", kind)));

		Message message = inbox.next();
		assertThat(message.body()).isEqualTo("<b>ünïcode & more</b>");
		assertThat(message.messageAttributes()).containsEntry("kind", kind);
		inbox.staysEmpty();
	}

	@Test
	void batchIsSentReceivedAndDeleted() {
		Inbox inbox = inbox("batch");
		List<SendMessageBatchRequestEntry> entries = List.of(
				SendMessageBatchRequestEntry.builder().id("a").messageBody("one").build(),
				SendMessageBatchRequestEntry.builder().id("b").messageBody("two").build());

		assertThat(this.sqs.sendMessageBatch((batch) -> batch.queueUrl(inbox.url()).entries(entries)).successful())
			.hasSize(2);

		List<Message> messages = this.sqs
			.receiveMessage((request) -> request.queueUrl(inbox.url()).maxNumberOfMessages(10).waitTimeSeconds(5))
			.messages();
		assertThat(messages).isNotEmpty();
		List<ChangeMessageVisibilityBatchRequestEntry> longer = messages.stream()
			.map((message) -> ChangeMessageVisibilityBatchRequestEntry.builder()
				.id(message.messageId())
				.receiptHandle(message.receiptHandle())
				.visibilityTimeout(60)
				.build())
			.toList();
		assertThat(
				this.sqs.changeMessageVisibilityBatch((batch) -> batch.queueUrl(inbox.url()).entries(longer)).failed())
			.isEmpty();
		List<DeleteMessageBatchRequestEntry> done = messages.stream()
			.map((message) -> DeleteMessageBatchRequestEntry.builder()
				.id(message.messageId())
				.receiptHandle(message.receiptHandle())
				.build())
			.toList();
		assertThat(this.sqs.deleteMessageBatch((batch) -> batch.queueUrl(inbox.url()).entries(done)).successful())
			.hasSameSizeAs(messages);
	}

	@Test
	void messageComesBackWhenItsVisibilityIsGivenUp() {
		Inbox inbox = inbox("back");
		this.sqs.sendMessage((message) -> message.queueUrl(inbox.url()).messageBody("again"));
		String receipt = this.sqs
			.receiveMessage((request) -> request.queueUrl(inbox.url()).visibilityTimeout(600).waitTimeSeconds(5))
			.messages()
			.getFirst()
			.receiptHandle();
		inbox.staysEmpty();

		this.sqs.changeMessageVisibility(
				(change) -> change.queueUrl(inbox.url()).receiptHandle(receipt).visibilityTimeout(0));

		assertThat(inbox.next().body()).isEqualTo("again");
		assertThatExceptionOfType(SqsException.class)
			.isThrownBy(() -> this.sqs.changeMessageVisibility(
					(change) -> change.queueUrl(inbox.url()).receiptHandle("nobody's").visibilityTimeout(0)))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
	}

	@Test
	void queueIsListedCountsItsMessagesAndTakesNewAttributes() {
		Inbox inbox = inbox("counted");
		String name = inbox.url().substring(inbox.url().lastIndexOf('/') + 1);
		assertThat(this.sqs.getQueueUrl((queue) -> queue.queueName(name)).queueUrl()).isEqualTo(inbox.url());
		patiently()
			.untilAsserted(() -> assertThat(this.sqs.listQueues((list) -> list.queueNamePrefix(name)).queueUrls())
				.containsExactly(inbox.url()));

		this.sqs.sendMessage((message) -> message.queueUrl(inbox.url()).messageBody("one"));
		this.sqs.sendMessage((message) -> message.queueUrl(inbox.url()).messageBody("later").delaySeconds(600));
		patiently().untilAsserted(() -> assertThat(attributes(inbox))
			.containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
			.containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1")
			.containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));

		this.sqs.setQueueAttributes(
				(queue) -> queue.queueUrl(inbox.url()).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "77")));
		patiently().untilAsserted(
				() -> assertThat(attributes(inbox)).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "77"));
	}

	@Test
	void messageComesBackAfterItsVisibilityAndEndsInTheDeadLetterQueue() {
		Inbox dead = inbox("dead");
		Inbox inbox = Inbox.create(this, name("poison"), Map.of(QueueAttributeName.REDRIVE_POLICY,
				"{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}".formatted(dead.arn())));
		this.sqs.sendMessage((message) -> message.queueUrl(inbox.url()).messageBody("poison"));

		this.sqs.receiveMessage((request) -> request.queueUrl(inbox.url()).visibilityTimeout(0).waitTimeSeconds(5));
		inbox.staysEmpty();

		assertThat(dead.next().body()).isEqualTo("poison");
	}

	@Test
	void queueThatIsNotThereIsNamedSo() {
		assertThatExceptionOfType(QueueDoesNotExistException.class)
			.isThrownBy(() -> this.sqs.getQueueUrl((queue) -> queue.queueName(name("none"))));
	}

	private Map<QueueAttributeName, String> attributes(Inbox inbox) {
		return this.sqs
			.getQueueAttributes((queue) -> queue.queueUrl(inbox.url()).attributeNames(QueueAttributeName.ALL))
			.attributes();
	}

}
