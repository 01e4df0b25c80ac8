package dev.crossover.scaler.fleet;

import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.routing.Pipeline;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** What the ledger knows of work for the GPU. */
@Component
class WorkLedger {

	private static final int ENOUGH = 100;

	private final DynamoDbClient dynamo;

	private final String table;

	private final BatchItem items;

	WorkLedger(DynamoDbClient dynamo, Stack stack, JsonMapper json) {
		this.dynamo = dynamo;
		this.table = stack.ledgerTable();
		this.items = new BatchItem(json);
	}

	/**
	 * Batches for the GPU that are accepted, in flight or due. A batch is open from
	 * before its first shard is staged until after its last one is stored.
	 * @param waitingBatch a batch that is said to wait; it is read itself, since the
	 * index is eventually consistent
	 * @return how many, at most about a hundred: whether there is work is what counts
	 */
	long openWork(Optional<String> waitingBatch) {
		long waiting = waitingBatch.filter(this::isOpen).isPresent() ? 1 : 0;
		return waiting + count(LedgerKeys.openBatches(Pipeline.GPU));
	}

	private boolean isOpen(String batchId) {
		Map<String, AttributeValue> item = this.dynamo.getItem((get) -> get.tableName(this.table)
			.consistentRead(true)
			.key(Map.of(LedgerKeys.PK, Item.attribute(LedgerKeys.batch(batchId)), LedgerKeys.SK,
					Item.attribute(LedgerKeys.BATCH))))
			.item();
		return !item.isEmpty() && isOpen(this.items.read(item));
	}

	private static boolean isOpen(Batch batch) {
		return batch.pipeline() == Pipeline.GPU && !batch.state().isTerminal();
	}

	private long count(String partition) {
		return this.dynamo
			.query((query) -> query.tableName(this.table)
				.indexName(LedgerKeys.OPEN_WORK)
				.keyConditionExpression("open_pk = :partition")
				.expressionAttributeValues(Map.of(":partition", Item.attribute(partition)))
				.limit(ENOUGH))
			.count();
	}

}
