package dev.crossover.router.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.crossover.common.aws.FullJitter;
import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.usage.UsageKeys;
import dev.crossover.policy.quota.Rate;
import dev.crossover.policy.quota.TokenBucket;
import dev.crossover.policy.quota.TokenBucket.Grant;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * The token buckets that all instances of the router share: an item an account, in the
 * ledger, changed only by who has seen its latest state.
 */
@Component
class BucketStore {

	private static final String REQUESTS = "REQUESTS";

	/** Long enough for dozens who want the same bucket, short enough for a request. */
	private static final FullJitter CONFLICTS = FullJitter.of(Duration.ofMillis(5), Duration.ofMillis(100), 40);

	private final DynamoDbClient dynamo;

	private final String table;

	private final RetryTemplate conflicts = new RetryTemplate(
			RetryPolicy.builder().includes(ConditionalCheckFailedException.class).backOff(CONFLICTS).build());

	BucketStore(@Lazy DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.table = stack.ledgerTable();
	}

	/**
	 * Takes tokens.
	 * @param account whose
	 * @param wanted how many at most
	 * @param rate the rate of the account's bucket
	 * @param now the time
	 * @return what was given, and what is left
	 * @throws SdkException when the table cannot be read or written
	 */
	Grant take(String account, long wanted, Rate rate, Instant now) {
		return this.conflicts.invoke(() -> takeOnce(account, wanted, rate, now));
	}

	private Grant takeOnce(String account, long wanted, Rate rate, Instant now) {
		Map<String, AttributeValue> seen = this.dynamo
			.getItem((get) -> get.tableName(this.table).key(key(account).attributes()).consistentRead(true))
			.item();
		Grant grant = (seen.isEmpty() ? TokenBucket.full(rate, now) : read(Item.of(seen))).take(wanted, rate, now);
		if (grant.tokens() > 0) {
			put(account, grant.left(), seen);
		}
		return grant;
	}

	private static TokenBucket read(Item item) {
		return new TokenBucket(item.number("millitokens") / 1_000.0, item.instant("at"));
	}

	// Fails when somebody has changed it since.
	private void put(String account, TokenBucket bucket, Map<String, AttributeValue> seen) {
		long version = seen.isEmpty() ? 0 : Item.of(seen).number("version");
		Item item = key(account).with("millitokens", (long) (bucket.tokens() * 1_000))
			.with("at", bucket.at())
			.with("version", version + 1);
		this.dynamo.putItem((put) -> put.tableName(this.table)
			.item(item.attributes())
			.conditionExpression("attribute_not_exists(pk) OR version = :seen")
			.expressionAttributeValues(Map.of(":seen", Item.attribute(version))));
	}

	private static Item key(String account) {
		return Item.create().with("pk", UsageKeys.account(account)).with("sk", REQUESTS);
	}

}
