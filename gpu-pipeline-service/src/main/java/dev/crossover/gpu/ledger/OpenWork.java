package dev.crossover.gpu.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.stereotype.Component;

/**
 * The index of open work, by when somebody should look at it. It lags a moment behind the
 * ledger, so it only says where to look; what is there is read from the ledger itself.
 */
@Component
public class OpenWork {

	static final String PARTITION = "open_pk";

	static final String DUE = "open_sk";

	// Of a fixed width, so that the order of the texts is the order of the times.
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
		.withZone(ZoneOffset.UTC);

	private final LedgerTable table;

	OpenWork(LedgerTable table) {
		this.table = table;
	}

	/**
	 * Started shards of a status, the most urgent first.
	 * @param pipeline their pipeline
	 * @param status their status
	 * @param limit how many at most
	 * @return the shards
	 */
	public List<OpenShard> shards(Pipeline pipeline, ShardStatus status, int limit) {
		return this.table.query(open(partition(pipeline, status)).limit(limit))
			.items()
			.stream()
			.map(OpenWork::openShard)
			.toList();
	}

	/**
	 * Batches that somebody should look at: queued ones always, ones still being staged
	 * when their intake has not been heard of for too long.
	 * @param pipeline their pipeline
	 * @param now the time
	 * @return the batches' ids, those queued first first
	 */
	public List<String> dueBatches(Pipeline pipeline, Instant now) {
		return batches(open(LedgerKeys.openBatches(pipeline), now));
	}

	/**
	 * Uploads that somebody should stage: nobody does, or whoever did has not been heard
	 * of for too long.
	 * @param now the time
	 * @return the batches' ids, those that wait longest first
	 */
	public List<String> dueUploads(Instant now) {
		return batches(open(LedgerKeys.UPLOADS, now));
	}

	/**
	 * Every batch that has not ended.
	 * @param pipeline their pipeline
	 * @return the batches' ids
	 */
	public List<String> openBatches(Pipeline pipeline) {
		return batches(open(LedgerKeys.openBatches(pipeline)));
	}

	// Where shards of a status are found: apart, so that a long queue never hides what is
	// in flight.
	static String partition(Pipeline pipeline, ShardStatus status) {
		return LedgerKeys.openShards(pipeline) + "#" + status;
	}

	static String due(Instant due, ShardKey key) {
		return "%s#%s#%d".formatted(TIME.format(due), key.batchId(), key.number());
	}

	static String due(Instant due, String batchId) {
		return "%s#%s".formatted(TIME.format(due), batchId);
	}

	private List<String> batches(QueryRequest.Builder query) {
		List<String> ids = new ArrayList<>();
		QueryResponse page;
		do {
			page = this.table.query(query);
			page.items().forEach((item) -> ids.add(batchId(item)));
			query.exclusiveStartKey(page.lastEvaluatedKey());
		}
		while (page.hasLastEvaluatedKey());
		return ids;
	}

	private static QueryRequest.Builder open(String partition) {
		return QueryRequest.builder()
			.indexName(LedgerKeys.OPEN_WORK)
			.keyConditionExpression("open_pk = :pk")
			.expressionAttributeValues(Map.of(":pk", Item.attribute(partition)));
	}

	private static QueryRequest.Builder open(String partition, Instant now) {
		return QueryRequest.builder()
			.indexName(LedgerKeys.OPEN_WORK)
			.keyConditionExpression("open_pk = :pk AND open_sk <= :now")
			.expressionAttributeValues(
					Map.of(":pk", Item.attribute(partition), ":now", Item.attribute(TIME.format(now) + "~")));
	}

	private static OpenShard openShard(Map<String, AttributeValue> attributes) {
		Item item = Item.of(attributes);
		String due = item.text(DUE);
		int number = Integer.parseInt(item.text(LedgerKeys.SK).substring(LedgerKeys.SHARD.length()));
		return new OpenShard(new ShardKey(batchId(attributes), number),
				Instant.parse(due.substring(0, due.indexOf('#'))));
	}

	private static String batchId(Map<String, AttributeValue> attributes) {
		return Item.of(attributes).text(LedgerKeys.PK).substring(LedgerKeys.batch("").length());
	}

	/**
	 * A shard of the index.
	 *
	 * @param key which shard
	 * @param due when somebody should look at it
	 */
	public record OpenShard(ShardKey key, Instant due) {
	}

}
