package dev.crossover.router.key;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The accounts table, as far as keys are concerned: one item a key, read by its id, and
 * one beside the account that lists it.
 */
@Component
public class KeyStore {

	private static final String KEY = "KEY";

	private static final String HASH = "key_hash";

	/** The most keys of an account that are listed. */
	private static final int MOST = 200;

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
	public Optional<StoredKey> find(String id) {
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
	public boolean add(StoredKey key) {
		Item item = key(key.id()).with(HASH, key.hash())
			.with("account_id", key.accountId())
			.with("scopes", key.scopes().stream().map(Scope::text).sorted().toList())
			.with("label", key.label())
			.with("created_at", key.createdAt())
			.with("expires_at", key.expiresAt());
		try {
			this.dynamo
				.putItem((put) -> put.tableName(this.table).item(listed(key.accountId(), key.id()).attributes()));
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(item.attributes())
				.conditionExpression("attribute_not_exists(pk)"));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return find(key.id()).filter((found) -> found.hash().equals(key.hash())).isPresent();
		}
	}

	/**
	 * The keys of an account.
	 * @param accountId the account
	 * @return its keys, revoked ones too
	 */
	public List<StoredKey> of(String accountId) {
		return this.dynamo
			.query((query) -> query.tableName(this.table)
				.limit(MOST)
				.keyConditionExpression("pk = :pk AND begins_with(sk, :key)")
				.expressionAttributeValues(
						Map.of(":pk", Item.attribute("ACCOUNT#" + accountId), ":key", Item.attribute("KEY#"))))
			.items()
			.stream()
			.map((item) -> Item.of(item).text("sk").substring("KEY#".length()))
			.flatMap((id) -> find(id).stream())
			.toList();
	}

	/**
	 * Lets a key expire, unless it does so earlier anyway.
	 * @param id the key
	 * @param at when
	 */
	public void expire(String id, Instant at) {
		change(id, "SET expires_at = :at",
				"attribute_exists(pk) AND (attribute_not_exists(expires_at) OR expires_at > :at)", at);
	}

	/**
	 * Revokes a key; the first time stays.
	 * @param id the key
	 * @param at when
	 */
	public void revoke(String id, Instant at) {
		change(id, "SET revoked_at = :at", "attribute_exists(pk) AND attribute_not_exists(revoked_at)", at);
	}

	private void change(String id, String expression, String condition, Instant at) {
		try {
			this.dynamo.updateItem((update) -> update.tableName(this.table)
				.key(key(id).attributes())
				.updateExpression(expression)
				.conditionExpression(condition)
				.expressionAttributeValues(Map.of(":at", Item.attribute(at))));
		}
		catch (ConditionalCheckFailedException ex) {
			// It is so already.
		}
	}

	private static Item key(String id) {
		return Item.create().with("pk", "KEY#" + id).with("sk", KEY);
	}

	private static Item listed(String accountId, String id) {
		return Item.create().with("pk", "ACCOUNT#" + accountId).with("sk", "KEY#" + id);
	}

	private static StoredKey read(String id, Item item) {
		Set<Scope> scopes = item.texts("scopes")
			.stream()
			.flatMap((scope) -> Scope.of(scope).stream())
			.collect(Collectors.toSet());
		return new StoredKey(id, item.text(HASH), item.text("account_id"), scopes, item.text("label"),
				item.instant("created_at"), item.instantOrNull("expires_at"), item.instantOrNull("revoked_at"));
	}

}
