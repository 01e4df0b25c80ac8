package dev.crossover.gpu.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.aws.Transactions;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.usage.Metered;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import org.springframework.stereotype.Component;

/** The ledger's table, by the few operations that batches and shards are made of. */
@Component
class LedgerTable {

	private static final int MOST_AT_ONCE = 100;

	private final DynamoDbClient dynamo;

	private final String name;

	private final Transactions transactions;

	LedgerTable(DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.name = stack.ledgerTable();
		this.transactions = new Transactions(dynamo);
	}

	// Reads with strong consistency: decisions are made on what it says.
	Optional<Map<String, AttributeValue>> read(String pk, String sk) {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((request) -> request.tableName(this.name).key(key(pk, sk)).consistentRead(true))
			.item();
		return item.isEmpty() ? Optional.empty() : Optional.of(item);
	}

	// As many as DynamoDB reads at once, and not up to the moment: for what need not be
	// exact.
	List<Map<String, AttributeValue>> readSome(List<String> pks, String sk) {
		if (pks.isEmpty()) {
			return List.of();
		}
		KeysAndAttributes keys = KeysAndAttributes.builder()
			.keys(pks.stream().limit(MOST_AT_ONCE).map((pk) -> key(pk, sk)).toList())
			.build();
		return this.dynamo.batchGetItem((request) -> request.requestItems(Map.of(this.name, keys)))
			.responses()
			.getOrDefault(this.name, List.of());
	}

	void put(Item item) {
		this.dynamo.putItem((request) -> request.tableName(this.name).item(item.attributes()));
	}

	// Puts an item unless a condition on its batch fails.
	boolean put(Item item, String batchId, Change condition) {
		return write(TransactWriteItem.builder().put((put) -> put.tableName(this.name).item(item.attributes())).build(),
				batchId, condition);
	}

	// Deletes an item of a batch unless a condition on the batch fails.
	boolean delete(String sk, String batchId, Change condition) {
		return write(TransactWriteItem.builder()
			.delete((delete) -> delete.tableName(this.name).key(key(LedgerKeys.batch(batchId), sk)))
			.build(), batchId, condition);
	}

	private boolean write(TransactWriteItem write, String batchId, Change condition) {
		TransactWriteItem check = TransactWriteItem.builder()
			.conditionCheck(condition.check()
				.tableName(this.name)
				.key(key(LedgerKeys.batch(batchId), LedgerKeys.BATCH))
				.build())
			.build();
		return this.transactions.commit(List.of(check, write)).isEmpty();
	}

	// Not put when there is an item of this key.
	boolean putNew(Item item) {
		try {
			this.dynamo.putItem((request) -> request.tableName(this.name)
				.item(item.attributes())
				.conditionExpression("attribute_not_exists(pk)"));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	// Puts an item together with what its account uses by it; not when there is an item
	// of
	// this key.
	boolean putNew(Item item, Metered metered) {
		return write(TransactWriteItem.builder()
			.put((put) -> put.tableName(this.name)
				.item(item.attributes())
				.conditionExpression("attribute_not_exists(pk)"))
			.build(), metered);
	}

	// Changes an item together with what its account uses; not when a condition on the
	// item fails.
	boolean change(String pk, String sk, Change change, Metered metered) {
		return write(TransactWriteItem.builder()
			.update(change.inTransaction().tableName(this.name).key(key(pk, sk)).build())
			.build(), metered);
	}

	// Deletes an item that is there, together with what its account uses by it.
	boolean delete(String pk, String sk, Metered metered) {
		return write(TransactWriteItem.builder()
			.delete((
					delete) -> delete.tableName(this.name).key(key(pk, sk)).conditionExpression("attribute_exists(pk)"))
			.build(), metered);
	}

	private boolean write(TransactWriteItem write, Metered metered) {
		List<CancellationReason> refused = this.transactions
			.commit(List.of(write, TransactWriteItem.builder().update(metered.inTransaction(this.name)).build()));
		if (refused.isEmpty()) {
			return true;
		}
		if (Transactions.CONDITION_FAILED.equals(refused.getFirst().code())) {
			return false;
		}
		throw new OverQuotaException();
	}

	void delete(String pk, String sk) {
		this.dynamo.deleteItem((request) -> request.tableName(this.name).key(key(pk, sk)));
	}

	// Not changed when a condition fails, and not while a transaction holds the item:
	// then whoever
	// looks at it next sees to it.
	boolean change(String pk, String sk, Change change) {
		try {
			this.dynamo.updateItem(change.request().tableName(this.name).key(key(pk, sk)).build());
			return true;
		}
		catch (ConditionalCheckFailedException | TransactionConflictException ex) {
			return false;
		}
	}

	QueryResponse query(QueryRequest.Builder request) {
		return this.dynamo.query(request.tableName(this.name).build());
	}

	private static Map<String, AttributeValue> key(String pk, String sk) {
		return Map.of(LedgerKeys.PK, AttributeValue.fromS(pk), LedgerKeys.SK, AttributeValue.fromS(sk));
	}

}
