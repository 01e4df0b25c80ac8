package dev.crossover.scaler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.ledger.Milestones;
import dev.crossover.common.queue.WorkWaits;
import dev.crossover.common.trace.Origin;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Pipeline;
import dev.crossover.testing.LocalCloudExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The scaler on a local cloud: it wakes the GPU for work and lets it sleep without. */
@SpringBootTest(properties = { "crossover.scaler.idle-after=1m", "server.port=0" })
@ExtendWith(LocalCloudExtension.class)
class ScalerServiceTests {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	private static final DecisionView.Cost FREE = new DecisionView.Cost(0, 0);

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private SqsClient sqs;

	@Autowired
	private SageMakerClient sageMaker;

	@Autowired
	private Stack stack;

	@Autowired
	private JsonMapper json;

	@DynamicPropertySource
	static void cloud(DynamicPropertyRegistry registry) {
		LocalCloudExtension.cloud().properties().forEach((name, value) -> registry.add(name, () -> value));
	}

	@Test
	void wakesForWorkThatWaitsAndSleepsOnceItIsDone() {
		String batch = acceptBatch(Pipeline.GPU);

		announce(batch);
		await("the GPU asked for").atMost(LIMIT).untilAsserted(() -> assertThat(desiredInstances()).isEqualTo(1));
		end(batch);

		await("the GPU asleep").atMost(LIMIT).untilAsserted(() -> assertThat(desiredInstances()).isZero());
		// The log tells of a change once it is made, not before.
		await("both changes logged").atMost(LIMIT)
			.untilAsserted(() -> assertThat(changes()).containsSubsequence("WAKE", "SLEEP"));
	}

	@Test
	void doesNotWakeForWorkOfTheCpuPipeline() {
		String batch = acceptBatch(Pipeline.CPU);
		long before = changes().size();

		announce(batch);

		await("the event consumed").atMost(LIMIT).untilAsserted(() -> assertThat(waitingEvents()).isZero());
		assertThat(changes()).hasSize((int) before);
		end(batch);
	}

	private String acceptBatch(Pipeline pipeline) {
		String id = "batch-%s-%d".formatted(pipeline, System.nanoTime());
		Instant now = Instant.now();
		DecisionView decision = new DecisionView("gpu", "large_batch", "test",
				new DecisionView.Inputs(5_000, 1, "enterprise", "asleep", "auto", "asap", null, null, null, null),
				new DecisionView.Estimates(FREE, FREE, FREE), "test", null, null);
		Batch batch = new Batch(id, new Account("acct_test", AccountType.ENTERPRISE), List.of("sentiment"), pipeline,
				CompletionWindow.ASAP, decision, 10, new Counts(5_000, 0, 0, 0, 0),
				new Milestones(now, now, null, null, null, null, now.plusSeconds(3_600)));
		Item item = new BatchItem(this.json).write(batch)
			.with("open_pk", LedgerKeys.openBatches(pipeline))
			.with("open_sk", now + "#" + id);
		this.dynamo.putItem((put) -> put.tableName(this.stack.ledgerTable()).item(item.attributes()));
		return id;
	}

	private void announce(String batch) {
		String event = this.json
			.writeValueAsString(Map.of("source", WorkWaits.SOURCE, "detail-type", WorkWaits.DETAIL_TYPE, "detail",
					new WorkWaits(this.stack.gpuEndpointName(), batch, 5_000, new Origin(null, null))));
		this.sqs.sendMessage((send) -> send.queueUrl(this.stack.scalerEventsQueueUrl()).messageBody(event));
	}

	private void end(String batch) {
		this.dynamo.deleteItem((delete) -> delete.tableName(this.stack.ledgerTable())
			.key(Map.of("pk", Item.attribute(LedgerKeys.batch(batch)), "sk", Item.attribute(LedgerKeys.BATCH))));
	}

	private int desiredInstances() {
		return this.sageMaker.describeEndpoint((describe) -> describe.endpointName(this.stack.gpuEndpointName()))
			.productionVariants()
			.getFirst()
			.desiredInstanceCount();
	}

	private int waitingEvents() {
		Map<String, String> attributes = this.sqs
			.getQueueAttributes((get) -> get.queueUrl(this.stack.scalerEventsQueueUrl())
				.attributeNamesWithStrings("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"))
			.attributesAsStrings();
		return attributes.values().stream().mapToInt(Integer::parseInt).sum();
	}

	private List<String> changes() {
		return this.dynamo
			.query((query) -> query.tableName(this.stack.scalingLogTable())
				.keyConditionExpression("pk = :pk AND begins_with(sk, :change)")
				.expressionAttributeValues(Map.of(":pk", Item.attribute("ENDPOINT#" + this.stack.gpuEndpointName()),
						":change", Item.attribute("CHANGE#"))))
			.items()
			.stream()
			.map((item) -> Item.of(item).text("decision"))
			.toList();
	}

}
