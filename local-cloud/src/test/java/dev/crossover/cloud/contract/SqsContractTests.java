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

}
