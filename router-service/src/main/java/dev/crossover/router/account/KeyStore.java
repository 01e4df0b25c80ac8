package dev.crossover.router.account;

import java.util.Map;
import java.util.Optional;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.account.AccountType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The accounts table, as far as keys are concerned: one item a key, read by its id. */
@Component
class KeyStore {

	private final DynamoDbClient dynamo;

	private final String table;

	KeyStore(@Lazy DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.table = stack.accountsTable();
	}

	/**
	 * Finds a key.
	 * @param id the key's id
	 * @return the key, or empty when there is none
	 */
	Optional<StoredKey> find(String id) {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.table).consistentRead(true).key(key(id).attributes()))
			.item();
		return item.isEmpty() ? Optional.empty() : Optional.of(read(id, Item.of(item)));
	}

	/**
	 * Stores a key, once.
	 * @param key the key
	 * @return whether it is stored now; {@code false} when its id is another key's
	 */
	boolean add(StoredKey key) {
		Item item = key(key.id()).with("key_hash", key.hash())
			.with("account_id", key.account().id())
			.with("account_type", key.account().type().name());
		try {
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(item.attributes())
				.conditionExpression("attribute_not_exists(pk) OR key_hash = :hash")
				.expressionAttributeValues(Map.of(":hash", Item.attribute(key.hash()))));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	private static Item key(String id) {
		return Item.create().with("pk", "KEY#" + id).with("sk", "KEY");
	}

	private static StoredKey read(String id, Item item) {
		return new StoredKey(id, item.text("key_hash"),
				new Account(item.text("account_id"), AccountType.valueOf(item.text("account_type"))));
	}

}
