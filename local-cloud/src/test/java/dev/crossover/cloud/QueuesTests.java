package dev.crossover.cloud;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(SharedCloud.class)
class QueuesTests {

	private final CloudProcess cloud;

	private final SqsClient sqs;

	private final String queue;

	QueuesTests(CloudProcess cloud) {
		this.cloud = cloud;
		this.sqs = cloud.sqs();
		this.queue = cloud.output("WorkQueueUrl");
	}

	@Test
	void queueUrlPointsToTheGateway() {
		assertThat(this.queue).startsWith(this.cloud.address() + "/000000000000/Engines-Work-");
	}

	@Test
	void queueHasTheAttributesOfTheTemplate() {
		assertThat(this.sqs
			.getQueueAttributes((request) -> request.queueUrl(this.queue).attributeNames(QueueAttributeName.ALL))
			.attributes()).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
			.hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY,
					(policy) -> assertThat(policy).contains("arn:aws:sqs:us-east-1:000000000000:Engines-Dead-"));
	}

	@Test
	void messageThatIsNeverDeletedGoesToTheDeadLetterQueue() {
		this.sqs.sendMessage((request) -> request.queueUrl(this.queue).messageBody("poison"));
		for (int attempt = 0; attempt < 2; attempt++) {
			Message message = receive(this.queue, "poison");
			this.sqs.changeMessageVisibility((request) -> request.queueUrl(this.queue)
				.receiptHandle(message.receiptHandle())
				.visibilityTimeout(0));
		}

		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(receive(this.queue)).isEmpty();
			assertThat(receive(this.cloud.output("DeadQueueUrl"))).extracting(Message::body).contains("poison");
		});
	}

	@Test
	void longPollWithoutMessagesEndsEmptyAfterItsWait() {
		String empty = this.sqs.createQueue((request) -> request.queueName("empty")).queueUrl();
		long begin = System.nanoTime();

		assertThat(this.sqs.receiveMessage((request) -> request.queueUrl(empty).waitTimeSeconds(1)).messages())
			.isEmpty();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
	}

	@Test
	void missingQueueIsAnsweredAsAwsDoes() {
		assertThatExceptionOfType(QueueDoesNotExistException.class)
			.isThrownBy(() -> this.sqs.getQueueUrl((request) -> request.queueName("missing")));
	}

	private Message receive(String url, String body) {
		return await().atMost(Duration.ofSeconds(20))
			.until(() -> receive(url), (found) -> found.stream().anyMatch((message) -> message.body().equals(body)))
			.getFirst();
	}

	private List<Message> receive(String url) {
		return this.sqs.receiveMessage((request) -> request.queueUrl(url)).messages();
	}

}
