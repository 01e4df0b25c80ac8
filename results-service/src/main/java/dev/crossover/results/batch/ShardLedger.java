package dev.crossover.results.batch;

import java.util.Map;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.dispatch.ShardStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import org.springframework.stereotype.Component;

/** The ledger's shard items, as far as they are read. */
@Component
public class ShardLedger {

	private static final String STATUS = "status";

	private final DynamoDbClient dynamo;

	private final Stack stack;

	ShardLedger(DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.stack = stack;
	}

	/**
	 * Whether a shard's results are stored.
	 * @param batchId the batch
	 * @param shard the shard
	 * @return whether they are
	 */
	public boolean isStored(String batchId, int shard) {
		Map<String, AttributeValue> key = Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(batchId))
			.with(LedgerKeys.SK, LedgerKeys.shard(shard))
			.attributes();
		return isStored(
				this.dynamo.getItem((get) -> get.tableName(this.stack.ledgerTable()).key(key).consistentRead(true))
					.item());
	}

	/**
	 * Whether a shard item says that its results are stored.
	 * @param item the item's attributes, none when there is no item
	 * @return whether it does
	 */
	public static boolean isStored(Map<String, AttributeValue> item) {
		return Item.of(item)
			.optional(STATUS)
			.filter((status) -> ShardStatus.STORED.name().equals(status.s()))
			.isPresent();
	}

	/**
	 * How far a batch is stored without a gap.
	 * @param batchId the batch
	 * @param from the shard to begin with
	 * @return the first shard from there on that is not stored
	 */
	int firstNotStored(String batchId, int from) {
		QueryRequest query = QueryRequest.builder()
			.tableName(this.stack.ledgerTable())
			.consistentRead(true)
			.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
			.projectionExpression("#shard, #status")
			.expressionAttributeNames(Map.of("#shard", "shard", "#status", STATUS))
			.expressionAttributeValues(Map.of(":pk", Item.attribute(LedgerKeys.batch(batchId)), ":from",
					Item.attribute(LedgerKeys.shard(from)), ":to", Item.attribute(LedgerKeys.SHARD + "~")))
			.build();
		int next = from;
		for (Map<String, AttributeValue> item : this.dynamo.queryPaginator(query).items()) {
			if (Item.of(item).number("shard") != next || !isStored(item)) {
				return next;
			}
			next++;
		}
		return next;
	}

}
