package dev.crossover.router.quota;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.usage.Charge;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.common.usage.Metered;
import dev.crossover.common.usage.UsageKeys;
import dev.crossover.policy.account.Quotas;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What accounts have used of their days, in the ledger. */
@Component
class DayStore {

	private final DynamoDbClient dynamo;

	private final String table;

	DayStore(@Lazy DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.table = stack.ledgerTable();
	}

	/**
	 * Charges a day.
	 * @param charge what is used more
	 * @param quotas what the account may use
	 * @return whether it was charged, and what is used by now
	 * @throws SdkException when the table cannot be written
	 */
	Charged charge(Charge charge, Quotas quotas) {
		try {
			Map<String, AttributeValue> after = this.dynamo
				.updateItem(Metered.charge(charge, quotas)
					.request(this.table)
					.returnValues(ReturnValue.ALL_NEW)
					.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
					.build())
				.attributes();
			return new Charged(true, DayUsage.read(charge.day(), after));
		}
		catch (ConditionalCheckFailedException ex) {
			return new Charged(false, DayUsage.read(charge.day(), ex.hasItem() ? ex.item() : Map.of()));
		}
	}

	/**
	 * Charges what was used already, or gives back what was not.
	 * @param charge the difference
	 * @throws SdkException when the table cannot be written
	 */
	void correct(Charge charge) {
		this.dynamo.updateItem(Metered.correction(charge).request(this.table).build());
	}

	/**
	 * What was used on some days.
	 * @param account the account
	 * @param from the first day, of UTC
	 * @param to the last day
	 * @return what was used, by day; nothing of a day without use
	 */
	Map<LocalDate, DayUsage> between(String account, LocalDate from, LocalDate to) {
		Map<LocalDate, DayUsage> days = new TreeMap<>();
		this.dynamo
			.query((query) -> query.tableName(this.table)
				.consistentRead(true)
				.keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
				.expressionAttributeValues(Map.of(":pk", Item.attribute(UsageKeys.account(account)), ":from",
						Item.attribute(UsageKeys.day(from)), ":to", Item.attribute(UsageKeys.day(to)))))
			.items()
			.forEach((item) -> {
				LocalDate day = LocalDate.parse(Item.of(item).text(LedgerKeys.SK).substring(UsageKeys.DAY.length()));
				days.put(day, DayUsage.read(day, item));
			});
		return days;
	}

	/**
	 * How many batches of an account are open.
	 * @param account the account
	 * @return how many
	 */
	long openBatches(String account) {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.table)
				.consistentRead(true)
				.key(Item.create()
					.with(LedgerKeys.PK, UsageKeys.account(account))
					.with(LedgerKeys.SK, UsageKeys.OPEN)
					.attributes()))
			.item();
		return item.isEmpty() ? 0 : Math.max(0, Item.of(item).number(UsageKeys.BATCHES));
	}

	/**
	 * What came of a charge.
	 *
	 * @param done whether the day was charged
	 * @param used what is used of it by now
	 */
	record Charged(boolean done, DayUsage used) {
	}

}
