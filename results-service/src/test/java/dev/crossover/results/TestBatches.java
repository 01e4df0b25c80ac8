package dev.crossover.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.ledger.Failure;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.ledger.Milestones;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.result.ResultLine;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Pipeline;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what gpu-pipeline does before results come: batches in the ledger, outputs in S3.
 */
public class TestBatches {

	private static final Instant CREATED = Instant.parse("2026-11-23T10:00:00Z");

	private final DynamoDbClient dynamo;

	private final S3Client s3;

	private final SqsClient sqs;

	private final Stack stack;

	private final JsonMapper json;

	TestBatches(DynamoDbClient dynamo, S3Client s3, SqsClient sqs, Stack stack, JsonMapper json) {
		this.dynamo = dynamo;
		this.s3 = s3;
		this.sqs = sqs;
		this.stack = stack;
		this.json = json;
	}

	public Batch running(int shards, int documents) {
		return running("acct_" + UUID.randomUUID(), CREATED, shards, documents);
	}

	/**
	 * A batch whose shards run.
	 * @param account whose it is
	 * @param created when it was created
	 * @param shards how many shards
	 * @param documents documents of each shard
	 * @return the batch
	 */
	public Batch running(String account, Instant created, int shards, int documents) {
		Batch batch = new Batch("batch_" + UUID.randomUUID(), new Account(account, AccountType.STANDARD), Lines.MODELS,
				Pipeline.GPU, CompletionWindow.ASAP, decision(), shards,
				new Counts((long) shards * documents, 0, 0, 0, 0), new Milestones(created, created.plusSeconds(1), null,
						created.plusSeconds(2), null, null, created.plusSeconds(86_400)));
		put(new BatchItem(this.json).write(batch));
		for (int shard = 0; shard < shards; shard++) {
			put(Item.create()
				.with(LedgerKeys.PK, LedgerKeys.batch(batch.id()))
				.with(LedgerKeys.SK, LedgerKeys.shard(shard))
				.with("shard", shard)
				.with("status", ShardStatus.CLASSIFIED.name())
				.with("documents", documents)
				.with("open_pk", LedgerKeys.openShards(Pipeline.GPU))
				.with("open_sk", created + "#" + batch.id() + "#" + shard));
		}
		return batch;
	}

	/**
	 * A batch whose upload could not be read.
	 * @return the batch
	 */
	public Batch unreadable() {
		Batch batch = new Batch("batch_" + UUID.randomUUID(),
				new Account("acct_" + UUID.randomUUID(), AccountType.STANDARD), Lines.MODELS, Pipeline.GPU,
				CompletionWindow.ASAP, decision(), 0, new Counts(0, 0, 0, 0, 0),
				new Milestones(CREATED, null, null, null, null, null, CREATED.plusSeconds(86_400)),
				new Failure("invalid_csv", "The upload is no CSV.", CREATED.plusSeconds(1)), null, null);
		put(new BatchItem(this.json).write(batch));
		return batch;
	}

	/**
	 * The output of a shard, announced.
	 * @param batch the batch
	 * @param shard the shard
	 * @param lines its output
	 * @return what the results queue hears of it
	 */
	public ResultsMessage.ShardClassified output(Batch batch, int shard, List<ResultLine> lines) {
		String ndjson = lines.stream().map(this.json::writeValueAsString).collect(Collectors.joining("\n", "", "\n"));
		return output(batch, shard, lines.size(), ndjson);
	}

	public ResultsMessage.ShardClassified output(Batch batch, int shard, int documents, String output) {
		String key = "batches/%s/outputs/%06d-%s.ndjson".formatted(batch.id(), shard, UUID.randomUUID());
		this.s3.putObject((put) -> put.bucket(this.stack.payloadBucket()).key(key), RequestBody.fromString(output));
		return new ResultsMessage.ShardClassified(batch.id(), shard, documents, this.stack.payloadBucket(), key);
	}

	public void send(ResultsMessage message) {
		String body = this.json.writerFor(ResultsMessage.class).writeValueAsString(message);
		this.sqs.sendMessage((send) -> send.queueUrl(this.stack.resultsQueueUrl()).messageBody(body));
	}

	/**
	 * The batch item as it is now.
	 * @param batch the batch
	 * @return the item
	 */
	public Item item(Batch batch) {
		return item(batch, LedgerKeys.BATCH);
	}

	public Item shard(Batch batch, int shard) {
		return item(batch, LedgerKeys.shard(shard));
	}

	private Item item(Batch batch, String sortKey) {
		Map<String, AttributeValue> key = Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(batch.id()))
			.with(LedgerKeys.SK, sortKey)
			.attributes();
		return Item
			.of(this.dynamo.getItem((get) -> get.tableName(this.stack.ledgerTable()).key(key).consistentRead(true))
				.item());
	}

	private void put(Item item) {
		this.dynamo.putItem((put) -> put.tableName(this.stack.ledgerTable()).item(item.attributes()));
	}

	private static DecisionView decision() {
		DecisionView.Cost cost = new DecisionView.Cost(0.01, 10);
		return new DecisionView("gpu", "size", "Large enough for the GPU.",
				new DecisionView.Inputs(100, 1_000, "standard", "ready", "auto", "asap", null, null, null, null),
				new DecisionView.Estimates(cost, cost, cost), "1", null, null);
	}

}
