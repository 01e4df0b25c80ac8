package dev.crossover.results.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.LedgerKeys;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import org.springframework.stereotype.Component;

/** The ledger's batch items, as far as they are read. */
@Component
public class BatchLedger {

	private final DynamoDbClient dynamo;

	private final Stack stack;

	private final BatchItem batches;

	BatchLedger(DynamoDbClient dynamo, Stack stack, BatchItem batches) {
		this.dynamo = dynamo;
		this.stack = stack;
		this.batches = batches;
	}

	/**
	 * A batch as it is now.
	 * @param id the batch's id
	 * @return the batch, or empty when there is none
	 */
	public Optional<Batch> find(String id) {
		Map<String, AttributeValue> key = Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(id))
			.with(LedgerKeys.SK, LedgerKeys.BATCH)
			.attributes();
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.stack.ledgerTable()).key(key).consistentRead(true))
			.item();
		return item.isEmpty() ? Optional.empty() : Optional.of(this.batches.read(item));
	}

	/**
	 * An account's batches, newest first.
	 * @param account the account's id
	 * @param limit how many at most
	 * @param before where an earlier answer ended, or {@code null} to begin
	 * @return the batches
	 */
	List<Batch> newest(String account, int limit, @Nullable String before) {
		Item values = Item.create().with(":account", LedgerKeys.account(account)).with(":before", before);
		QueryRequest query = QueryRequest.builder()
			.tableName(this.stack.ledgerTable())
			.indexName(LedgerKeys.BY_ACCOUNT)
			.keyConditionExpression("account_pk = :account" + ((before != null) ? " AND account_sk < :before" : ""))
			.expressionAttributeValues(values.attributes())
			.scanIndexForward(false)
			.limit(limit)
			.build();
		return this.dynamo.query(query).items().stream().map(this.batches::read).toList();
	}

	/**
	 * Where a batch stands in {@link #newest}.
	 * @param batch the batch
	 * @return the place to go on from
	 */
	static String place(Batch batch) {
		return batch.milestones().createdAt() + "#" + batch.id();
	}

}
