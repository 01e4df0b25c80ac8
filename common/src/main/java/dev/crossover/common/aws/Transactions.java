package dev.crossover.common.aws;

import java.time.Duration;
import java.util.List;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.backoff.BackOff;

/**
 * Commits DynamoDB transactions. Where several move one item they conflict and are tried
 * again; the SDK does not do that by itself.
 */
public final class Transactions {

	/** The code of a reason that says that a condition did not hold. */
	public static final String CONDITION_FAILED = "ConditionalCheckFailed";

	private static final List<String> PASSING = List.of("TransactionConflict", "ThrottlingError",
			"ProvisionedThroughputExceeded");

	private final DynamoDbClient dynamo;

	private final RetryTemplate retries;

	/**
	 * Transactions that are tried again for some seconds.
	 * @param dynamo the database
	 */
	public Transactions(DynamoDbClient dynamo) {
		this(dynamo, FullJitter.of(Duration.ofMillis(25), Duration.ofSeconds(2), 12));
	}

	Transactions(DynamoDbClient dynamo, BackOff conflicts) {
		this.dynamo = dynamo;
		this.retries = new RetryTemplate(RetryPolicy.builder()
			.predicate((failure) -> failure instanceof TransactionCanceledException canceled && isPassing(canceled))
			.backOff(conflicts)
			.build());
	}

	/**
	 * Commits a transaction.
	 * @param items what it writes
	 * @return nothing when it is committed; otherwise why it was refused, by item
	 */
	public List<CancellationReason> commit(List<TransactWriteItem> items) {
		try {
			this.retries.invoke(() -> this.dynamo.transactWriteItems((write) -> write.transactItems(items)));
			return List.of();
		}
		catch (TransactionCanceledException ex) {
			if (isPassing(ex)) {
				throw ex;
			}
			return ex.cancellationReasons();
		}
	}

	private static boolean isPassing(TransactionCanceledException canceled) {
		List<String> codes = canceled.cancellationReasons().stream().map(CancellationReason::code).toList();
		return !codes.contains(CONDITION_FAILED) && codes.stream().anyMatch(PASSING::contains);
	}

}
