package dev.crossover.results.page;

import java.util.Map;
import java.util.stream.Stream;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import org.springframework.stereotype.Component;

/**
 * The results table, as far as it is read. Pages come one query answer at a time, which
 * DynamoDB limits to 1 MB, so memory is bounded whatever the batch.
 */
@Component
public class ResultPages {

	private final DynamoDbClient dynamo;

	private final Stack stack;

	ResultPages(DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.stack = stack;
	}

	/**
	 * The pages of some shards that are stored.
	 * @param submission what they belong to
	 * @param fromShard the first shard
	 * @param toShard the shard after the last one
	 * @return the pages in order, read as they are asked for
	 */
	public Stream<ResultPage> between(Submission.Key submission, int fromShard, int toShard) {
		QueryRequest query = QueryRequest.builder()
			.tableName(this.stack.resultsTable())
			.consistentRead(true)
			.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
			.expressionAttributeValues(Map.of(":pk", Item.attribute(submission.partition()), ":from",
					Item.attribute(PagePosition.from(fromShard)), ":to", Item.attribute(PagePosition.from(toShard))))
			.build();
		return this.dynamo.queryPaginator(query).items().stream().map(PageItem::read);
	}

}
