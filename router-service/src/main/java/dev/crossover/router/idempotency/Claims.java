package dev.crossover.router.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.BatchIds;
import dev.crossover.router.key.KeyedHash;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The idempotency table: an item a key. Whoever runs a request holds a lease on its key;
 * of two who want it, one gets it. A lease that nobody renews is taken over, and with it
 * the name of what was to be created: if it was, it is found.
 */
@Component
class Claims {

	/** After this a request that nobody is heard to run may be run again. */
	static final Duration LEASE = Duration.ofSeconds(30);

	private static final Duration KEPT = Duration.ofDays(7);

	private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {
	};

	private final DynamoDbClient dynamo;

	private final String table;

	private final KeyedHash hash;

	private final JsonMapper json;

	private final InstantSource clock;

	private final BatchIds ids = new BatchIds();

	Claims(@Lazy DynamoDbClient dynamo, Stack stack, KeyedHash hash, JsonMapper json, InstantSource clock) {
		this.dynamo = dynamo;
		this.table = stack.idempotencyTable();
		this.hash = hash;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Claims a key.
	 * @param account whose it is: keys of different accounts are different keys
	 * @param key the key
	 * @return what came of it
	 */
	Claim claim(Account account, IdempotencyKey key) {
		Instant now = this.clock.instant();
		Claim.Ours ours = new Claim.Ours(this.hash.of("idempotency\n" + account.id() + "\n" + key.text()),
				UUID.randomUUID().toString(), this.ids.ulid(now), null);
		Item item = key(ours.hash()).with("token", ours.token())
			.with("ulid", ours.ulid())
			.with("lease_until", now.plus(LEASE).toEpochMilli())
			.with("ttl", now.plus(KEPT).getEpochSecond());
		try {
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(item.attributes())
				.conditionExpression("attribute_not_exists(pk) OR #ttl < :now")
				.expressionAttributeNames(Map.of("#ttl", "ttl"))
				.expressionAttributeValues(Map.of(":now", Item.attribute(now.getEpochSecond())))
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
			return ours;
		}
		catch (ConditionalCheckFailedException ex) {
			return claimed(Item.of(ex.item()), ours, now);
		}
	}

	private Claim claimed(Item found, Claim.Ours wanted, Instant now) {
		if (found.optional("status").isPresent()) {
			return new Claim.Done(found.text("fingerprint"), answer(found));
		}
		if (found.text("token").equals(wanted.token())) {
			return wanted;
		}
		if (found.number("lease_until") > now.toEpochMilli()) {
			return new Claim.Running();
		}
		Claim.Ours ours = new Claim.Ours(wanted.hash(), wanted.token(), found.text("ulid"),
				found.optional("fingerprint").map(AttributeValue::s).orElse(null));
		return takeOver(found, ours, now) ? ours : new Claim.Running();
	}

	// Not when whoever has it was heard of meanwhile.
	private boolean takeOver(Item found, Claim.Ours ours, Instant now) {
		return change(ours.hash(), found.text("token"), "SET #token = :new, lease_until = :until",
				"#token = :token AND lease_until = :seen",
				Map.of(":new", Item.attribute(ours.token()), ":until", Item.attribute(now.plus(LEASE).toEpochMilli()),
						":seen", Item.attribute(found.number("lease_until"))));
	}

	private StoredAnswer answer(Item item) {
		return new StoredAnswer((int) item.number("status"), this.json.readValue(item.text("headers"), HEADERS),
				StoredAnswer.decompressed(item.optional("body").orElseThrow().b().asByteArray()));
	}

	/**
	 * Says that a claim is still worked on.
	 * @param claim the claim
	 */
	void renew(Claim.Ours claim) {
		change(claim, "SET lease_until = :until",
				Map.of(":until", Item.attribute(this.clock.instant().plus(LEASE).toEpochMilli())));
	}

	/**
	 * Notes which request it is, before anything can come of it, and renews the lease.
	 * @param claim the claim
	 * @param fingerprint the request's
	 * @return whether it is noted; not when the claim was taken over
	 */
	boolean identify(Claim.Ours claim, String fingerprint) {
		return change(claim, "SET fingerprint = :fingerprint, lease_until = :until",
				Map.of(":fingerprint", Item.attribute(fingerprint), ":until",
						Item.attribute(this.clock.instant().plus(LEASE).toEpochMilli())));
	}

	/**
	 * Keeps the answer.
	 * @param claim the claim
	 * @param answer the answer
	 * @return whether it is kept; not when the claim was taken over
	 */
	boolean complete(Claim.Ours claim, StoredAnswer answer) {
		return change(claim, "SET #status = :status, headers = :headers, body = :body",
				Map.of(":status", Item.attribute(answer.status()), ":headers",
						Item.attribute(this.json.writeValueAsString(answer.headers())), ":body",
						AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(answer.compressed()))));
	}

	/**
	 * Lets the request be run again at once, under the same name.
	 * @param claim the claim
	 */
	void release(Claim.Ours claim) {
		change(claim, "SET lease_until = :until", Map.of(":until", Item.attribute(0)));
	}

	/**
	 * Forgets a key under which nothing came about.
	 * @param claim the claim
	 */
	void forget(Claim.Ours claim) {
		try {
			this.dynamo.deleteItem((delete) -> delete.tableName(this.table)
				.key(key(claim.hash()).attributes())
				.conditionExpression("#token = :token")
				.expressionAttributeNames(Map.of("#token", "token"))
				.expressionAttributeValues(Map.of(":token", Item.attribute(claim.token()))));
		}
		catch (ConditionalCheckFailedException ex) {
			// It is not ours any more.
		}
	}

	private boolean change(Claim.Ours claim, String expression, Map<String, AttributeValue> values) {
		return change(claim.hash(), claim.token(), expression, "#token = :token", values);
	}

	private boolean change(String hash, String token, String expression, String condition,
			Map<String, AttributeValue> values) {
		Map<String, String> names = new HashMap<>(Map.of("#token", "token"));
		if (expression.contains("#status")) {
			names.put("#status", "status");
		}
		Map<String, AttributeValue> all = new HashMap<>(values);
		all.put(":token", Item.attribute(token));
		try {
			this.dynamo.updateItem((update) -> update.tableName(this.table)
				.key(key(hash).attributes())
				.updateExpression(expression)
				.conditionExpression(condition)
				.expressionAttributeNames(names)
				.expressionAttributeValues(all));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	private static Item key(String hash) {
		return Item.create().with("pk", "KEY#" + hash).with("sk", "KEY");
	}

}
