package dev.crossover.common.usage;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.quota.DayQuota;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A change of what an account uses, made only within its quotas, alone or in the
 * transaction that accepts the work.
 *
 * @param key the item
 * @param update what changes
 * @param condition within what; {@code null} for what may always change
 * @param values the values of both
 */
public record Metered(Map<String, AttributeValue> key, String update, @Nullable String condition,
		Map<String, AttributeValue> values) {

	/** Usage can be asked for for a month; this is a little longer. */
	private static final Duration KEPT = Duration.ofDays(40);

	/**
	 * Charges work to a day.
	 * @param charge the work
	 * @param quotas what the account may use
	 * @return the change, which fails when the day has less left
	 */
	public static Metered charge(Charge charge, Quotas quotas) {
		long documentsLeft = quotas.documentsPerDay() - charge.documents();
		long nanoLeft = DayQuota.nanoUsd(quotas.spendUsdPerDay()) - charge.nanoUsd();
		// Of a day without an item nothing is used.
		String first = (documentsLeft >= 0 && nanoLeft >= 0) ? "attribute_not_exists(%s) OR ".formatted(LedgerKeys.PK)
				: "";
		Metered added = correction(charge);
		Map<String, AttributeValue> values = new HashMap<>(added.values());
		values.put(":documentsLeft", number(documentsLeft));
		values.put(":nanoLeft", number(nanoLeft));
		return new Metered(added.key(), added.update(), "%s(%s <= :documentsLeft AND %s <= :nanoLeft)".formatted(first,
				UsageKeys.DOCUMENTS, UsageKeys.NANO_USD), values);
	}

	/**
	 * Charges what was used already, or gives back what was not.
	 * @param charge the difference
	 * @return the change
	 */
	public static Metered correction(Charge charge) {
		String update = "SET #ttl = :ttl ADD %s :documents, %s :nano, %s :single".formatted(UsageKeys.DOCUMENTS,
				UsageKeys.NANO_USD, UsageKeys.SINGLE_PIPELINE_NANO_USD);
		return new Metered(key(charge.accountId(), UsageKeys.day(charge.day())), update, null,
				Map.of(":documents", number(charge.documents()), ":nano", number(charge.nanoUsd()), ":single",
						number(charge.singlePipelineNanoUsd()), ":ttl",
						number(charge.day().atStartOfDay(ZoneOffset.UTC).plus(KEPT).toEpochSecond())));
	}

	/**
	 * Counts a batch that is opened.
	 * @param accountId whose it is
	 * @param quotas what the account may use
	 * @return the change, which fails when as many are open as may be
	 */
	public static Metered opened(String accountId, Quotas quotas) {
		return new Metered(key(accountId, UsageKeys.OPEN), "ADD %s :one".formatted(UsageKeys.BATCHES),
				"attribute_not_exists(%1$s) OR %1$s < :most".formatted(UsageKeys.BATCHES),
				Map.of(":one", number(1), ":most", number(quotas.concurrentBatches())));
	}

	/**
	 * Counts a batch that has ended.
	 * @param accountId whose it was
	 * @return the change
	 */
	public static Metered ended(String accountId) {
		return new Metered(key(accountId, UsageKeys.OPEN), "ADD %s :one".formatted(UsageKeys.BATCHES), null,
				Map.of(":one", number(-1)));
	}

	/**
	 * The change as part of a transaction.
	 * @param table the table
	 * @return the part
	 */
	public Update inTransaction(String table) {
		return Update.builder()
			.tableName(table)
			.key(this.key)
			.updateExpression(this.update)
			.conditionExpression(this.condition)
			.expressionAttributeNames(names())
			.expressionAttributeValues(this.values)
			.build();
	}

	/**
	 * The change alone.
	 * @param table the table
	 * @return the request
	 */
	public UpdateItemRequest.Builder request(String table) {
		return UpdateItemRequest.builder()
			.tableName(table)
			.key(this.key)
			.updateExpression(this.update)
			.conditionExpression(this.condition)
			.expressionAttributeNames(names())
			.expressionAttributeValues(this.values);
	}

	private @Nullable Map<String, String> names() {
		return this.update.contains("#ttl") ? Map.of("#ttl", "ttl") : null;
	}

	private static Map<String, AttributeValue> key(String accountId, String sk) {
		return Item.create().with(LedgerKeys.PK, UsageKeys.account(accountId)).with(LedgerKeys.SK, sk).attributes();
	}

	private static AttributeValue number(long value) {
		return Item.attribute(value);
	}

}
