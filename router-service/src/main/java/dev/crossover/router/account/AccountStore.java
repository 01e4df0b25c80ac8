package dev.crossover.router.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.account.AccountType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The accounts table, as far as accounts are concerned: one item an account, and one that
 * lists it.
 */
@Component
public class AccountStore {

	private static final String ACCOUNT = "ACCOUNT";

	private static final String LIST = "ACCOUNTS";

	private final DynamoDbClient dynamo;

	private final String table;

	private final JsonMapper json;

	AccountStore(@Lazy DynamoDbClient dynamo, Stack stack, JsonMapper json) {
		this.dynamo = dynamo;
		this.table = stack.accountsTable();
		this.json = json;
	}

	/**
	 * Finds an account.
	 * @param id its id
	 * @return the account, or empty when there is none
	 */
	public Optional<StoredAccount> find(String id) {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.table).consistentRead(true).key(key(id).attributes()))
			.item();
		return item.isEmpty() ? Optional.empty() : Optional.of(read(id, Item.of(item)));
	}

	/**
	 * Adds an account.
	 * @param account the account
	 * @return whether it was added; not when there is one of its id
	 */
	public boolean add(StoredAccount account) {
		this.dynamo.putItem((put) -> put.tableName(this.table)
			.item(Item.create().with("pk", LIST).with("sk", account.id()).attributes()));
		try {
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(write(account).attributes())
				.conditionExpression("attribute_not_exists(pk)"));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	/**
	 * Changes an account.
	 * @param before the account as it was when this was decided
	 * @param after the account as it shall be
	 * @return whether it was changed; not when it is no longer as it was
	 */
	public boolean change(StoredAccount before, StoredAccount after) {
		try {
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(write(after).attributes())
				.conditionExpression("digest = :digest")
				.expressionAttributeValues(Map.of(":digest", Item.attribute(digest(before)))));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	/**
	 * A page of accounts, by their ids.
	 * @param limit how many at most
	 * @param after the last id of the page before
	 * @return the accounts
	 */
	public List<StoredAccount> page(int limit, @Nullable String after) {
		QueryResponse page = this.dynamo.query((query) -> query.tableName(this.table)
			.limit(limit)
			.keyConditionExpression("pk = :list AND sk > :after")
			.expressionAttributeValues(
					Map.of(":list", Item.attribute(LIST), ":after", Item.attribute((after != null) ? after : " "))));
		return page.items().stream().flatMap((item) -> find(Item.of(item).text("sk")).stream()).toList();
	}

	private Item write(StoredAccount account) {
		return key(account.id()).with("name", account.name())
			.with("account_type", account.type().name())
			.with("overrides", this.json.writeValueAsString(account.overrides()))
			.with("created_at", account.createdAt())
			.with("disabled_at", account.disabledAt())
			.with("digest", digest(account));
	}

	private StoredAccount read(String id, Item item) {
		Instant disabledAt = item.instantOrNull("disabled_at");
		return new StoredAccount(id, item.text("name"), AccountType.valueOf(item.text("account_type")),
				(ObjectNode) this.json.readTree(item.text("overrides")), item.instant("created_at"), disabledAt);
	}

	// Tells one state of an account from another.
	private String digest(StoredAccount account) {
		return "%s|%s|%s|%s".formatted(account.name(), account.type(),
				this.json.writeValueAsString(account.overrides()), account.disabledAt());
	}

	private static Item key(String id) {
		return Item.create().with("pk", "ACCOUNT#" + id).with("sk", ACCOUNT);
	}

}
