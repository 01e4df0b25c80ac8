package dev.crossover.results.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.result.ResultLine;
import dev.crossover.policy.account.AccountType;
import dev.crossover.results.Lines;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.ResultPages;
import dev.crossover.results.page.Submission;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of messages on the results queue. */
class ResultsListenerTests extends OnLocalCloud {

	@Autowired
	private TestBatches batches;

	@Autowired
	private RequestIntake requests;

	@Autowired
	private ResultPages pages;

	@Autowired
	private SqsClient sqs;

	@Autowired
	private Stack stack;

	@Autowired
	private JsonMapper json;

	@Test
	void receiveWhenAShardIsClassifiedStoresIt() {
		Batch batch = this.batches.running(1, 10);

		this.batches.send(this.batches.output(batch, 0, Lines.mixed(0, 10)));

		await().untilAsserted(() -> assertThat(this.batches.item(batch).number("succeeded")).isEqualTo(8));
	}

	@Test
	void receiveWhenTheOutputIsMalformedEndsInTheDeadLetterQueue() {
		Batch batch = this.batches.running(1, 10);

		this.batches.send(this.batches.output(batch, 0, 10, "not a result\n"));

		String dead = deadLetters();
		await().atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(
					this.sqs.receiveMessage((receive) -> receive.queueUrl(dead).visibilityTimeout(0)).messages())
				.extracting(Message::body)
				.anyMatch((body) -> body.contains(batch.id())));
		assertThat(this.batches.item(batch).number("succeeded")).isZero();
	}

	@Test
	void storeWhenARequestIsAnnouncedTwiceKeepsTheFirst() {
		String id = "req_" + UUID.randomUUID();
		ResultsMessage.RequestClassified first = request(id, Lines.mixed(0, 7));

		Submission.Key key = this.requests.store(first);
		this.requests.store(first);
		this.requests.store(request(id, Lines.mixed(0, 3)));

		ResultPage page = this.pages.between(key, 0, 1).reduce((one, other) -> {
			throw new AssertionError("one page only");
		}).orElseThrow();
		assertThat(page.submission()).isEqualTo(Submission.of(first));
		assertThat(page.contents().read(this.json)).isEqualTo(Lines.mixed(0, 7));
	}

	private static ResultsMessage.RequestClassified request(String id, List<ResultLine> results) {
		return new ResultsMessage.RequestClassified(id, new Account("acct_1", AccountType.TRIAL), Lines.MODELS, results,
				Instant.parse("2026-11-23T10:00:00Z"));
	}

	private String deadLetters() {
		String redrive = this.sqs.getQueueAttributes(
				(get) -> get.queueUrl(this.stack.resultsQueueUrl()).attributeNames(QueueAttributeName.REDRIVE_POLICY))
			.attributes()
			.get(QueueAttributeName.REDRIVE_POLICY);
		String arn = this.json.readTree(redrive).path("deadLetterTargetArn").asString();
		return this.sqs.getQueueUrl((get) -> get.queueName(arn.substring(arn.lastIndexOf(':') + 1))).queueUrl();
	}

}
