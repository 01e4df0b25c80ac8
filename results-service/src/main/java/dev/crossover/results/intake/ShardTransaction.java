package dev.crossover.results.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.aws.Transactions;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.results.batch.ShardLedger;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.Submission;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import org.springframework.stereotype.Component;

/**
 * Stores a shard's pages, its status and its batch's counters, all or nothing: what a
 * batch says of itself is true at every instant.
 */
@Component
class ShardTransaction {

	private static final Map<Outcome, String> COUNTERS = Map.of(Outcome.SUCCEEDED, "succeeded", Outcome.ERRORED,
			"errored", Outcome.CANCELED, "canceled", Outcome.EXPIRED, "expired");

	private final Transactions transactions;

	private final StoredPages pages;

	private final Stack stack;

	ShardTransaction(Transactions transactions, StoredPages pages, Stack stack) {
		this.transactions = transactions;
		this.pages = pages;
		this.stack = stack;
	}

	/**
	 * Stores a shard, and notes in the ledger from which output: of several that there
	 * may be, this one is what users were told.
	 * @param message the shard and its output
	 * @param lines its results
	 * @param shardPages the same, packed
	 * @param now the time
	 * @return whether it was this call that stored it, not an earlier one
	 * @throws UnacceptableResultsException when the ledger does not know such a shard
	 */
	boolean store(ResultsMessage.ShardClassified message, List<ResultLine> lines, List<ResultPage> shardPages,
			Instant now) {
		Submission.Key batch = new Submission.Key(Submission.Kind.BATCH, message.batchId());
		List<TransactWriteItem> writes = new ArrayList<>();
		writes.add(shardIsStored(batch, message, lines.size(), now));
		writes.add(batchCounts(batch, lines, now));
		writes.addAll(this.pages.writes(shardPages));
		List<CancellationReason> refused = this.transactions.commit(writes);
		if (refused.isEmpty()) {
			return true;
		}
		if (ShardLedger.isStored(refused.getFirst().item())) {
			return false;
		}
		throw new UnacceptableResultsException("the ledger has no shard %d of %s with %d documents to be stored"
			.formatted(message.shard(), batch.id(), lines.size()));
	}

	private TransactWriteItem shardIsStored(Submission.Key batch, ResultsMessage.ShardClassified message, int documents,
			Instant now) {
		Map<String, AttributeValue> values = Item.create()
			.with(":stored", ShardStatus.STORED.name())
			.with(":documents", documents)
			.with(":now", now)
			.with(":bucket", message.bucket())
			.with(":key", message.key())
			.attributes();
		return TransactWriteItem.builder()
			.update((update) -> update.tableName(this.stack.ledgerTable())
				.key(key(batch, LedgerKeys.shard(message.shard())))
				.updateExpression("SET #status = :stored, stored_at = :now, output_bucket = :bucket,"
						+ " output_key = :key REMOVE open_pk, open_sk")
				.conditionExpression("attribute_exists(pk) AND #status <> :stored AND documents = :documents")
				.expressionAttributeNames(Map.of("#status", "status"))
				.expressionAttributeValues(values)
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
			.build();
	}

	private TransactWriteItem batchCounts(Submission.Key batch, List<ResultLine> lines, Instant now) {
		Item values = Item.create().with(":now", now).with(":one", 1);
		COUNTERS.forEach((outcome, counter) -> values.with(":" + counter, ResultRules.count(lines, outcome)));
		return TransactWriteItem.builder()
			.update((update) -> update.tableName(this.stack.ledgerTable())
				.key(key(batch, LedgerKeys.BATCH))
				.updateExpression("SET stored_at = :now ADD succeeded :succeeded, errored :errored,"
						+ " canceled :canceled, expired :expired, shards_stored :one")
				.conditionExpression("attribute_exists(pk)")
				.expressionAttributeValues(values.attributes()))
			.build();
	}

	private static Map<String, AttributeValue> key(Submission.Key batch, String sortKey) {
		return Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(batch.id()))
			.with(LedgerKeys.SK, sortKey)
			.attributes();
	}

}
