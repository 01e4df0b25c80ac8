package dev.crossover.cloud.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** DynamoDB as the services use it: conditions, counters, queries, transactions. */
class DynamoDbContractTests extends Contract {

	private final DynamoDbClient dynamoDb = client(DynamoDbClient.builder());

	private final String table = name("table");

	DynamoDbContractTests(Aim aim) {
		super(aim);
	}

	@BeforeEach
	void createTable() {
		GlobalSecondaryIndex openWork = GlobalSecondaryIndex.builder()
			.indexName("open-work")
			.keySchema(key("open", KeyType.HASH), key("sk", KeyType.RANGE))
			.projection((projection) -> projection.projectionType(ProjectionType.KEYS_ONLY))
			.build();
		this.dynamoDb.createTable((create) -> create.tableName(this.table)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions(attribute("pk"), attribute("sk"), attribute("open"))
			.keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
			.globalSecondaryIndexes(openWork));
		deleteLater(() -> this.dynamoDb.deleteTable((request) -> request.tableName(this.table)));
		patiently().until(() -> this.dynamoDb.describeTable((request) -> request.tableName(this.table))
			.table()
			.tableStatus() == TableStatus.ACTIVE);
	}

	@Test
	void conditionKeepsWhatIsThere() {
		put("a", "1");

		assertThatExceptionOfType(ConditionalCheckFailedException.class)
			.isThrownBy(() -> this.dynamoDb.putItem((put) -> put.tableName(this.table)
				.item(item("a", "1"))
				.conditionExpression("attribute_not_exists(pk)")));
	}

	@Test
	void counterCountsAndTellsItsNewValue() {
		for (int count = 1; count <= 3; count++) {
			assertThat(this.dynamoDb
				.updateItem((update) -> update.tableName(this.table)
					.key(item("a", "1"))
					.updateExpression("ADD hits :one")
					.expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
					.returnValues(ReturnValue.UPDATED_NEW))
				.attributes()).containsEntry("hits", AttributeValue.fromN(String.valueOf(count)));
		}
	}

	@Test
	void queryReadsAPartitionInOrder() {
		put("a", "2");
		put("a", "1");
		put("b", "3");

		assertThat(this.dynamoDb
			.queryPaginator((query) -> query.tableName(this.table)
				.keyConditionExpression("pk = :pk")
				.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("a")))
				.limit(1))
			.items()
			.stream()
			.map((item) -> item.getOrDefault("sk", AttributeValue.fromS("")).s())).containsExactly("1", "2");
	}

	@Test
	void indexHoldsAnItemAsLongAsItHasItsKeyAndIsReadInParts() {
		put("a", "1");
		put("a", "2");
		put("a", "3");
		open("1");
		open("3");
		patiently().untilAsserted(() -> assertThat(openWork(10)).containsExactly("1", "3"));
		assertThat(openWork(1)).containsExactly("1", "3");

		close("1");
		patiently().untilAsserted(() -> assertThat(openWork(10)).containsExactly("3"));
		assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(() -> close("1"));
	}

	@Test
	void deletedItemIsGoneAndMayBeDeletedAgain() {
		put("a", "1");
		put("a", "2");

		delete(this.table);
		delete(this.table);

		assertThat(this.dynamoDb.getItem((get) -> get.tableName(this.table).key(item("a", "1")).consistentRead(true))
			.hasItem()).isFalse();
		assertThat(this.dynamoDb.getItem((get) -> get.tableName(this.table).key(item("a", "2")).consistentRead(true))
			.item()).isEqualTo(item("a", "2"));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> delete(name("none")));
	}

	@Test
	void itemsExpireByTheAttributeThatIsNamedOnce() {
		assertThat(expiry().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);

		expireBy("expires_at");

		assertThat(expiry().attributeName()).isEqualTo("expires_at");
		assertThat(expiry().timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLING, TimeToLiveStatus.ENABLED);
		assertThatExceptionOfType(DynamoDbException.class).isThrownBy(() -> expireBy("expires_at"))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
	}

	@Test
	void transactionWritesAndCountsTogether() {
		put("a", "1");

		this.dynamoDb.transactWriteItems((write) -> write.transactItems(write("new", "1"), count("a", "1")));

		assertThat(this.dynamoDb.getItem((get) -> get.tableName(this.table).key(item("new", "1")).consistentRead(true))
			.hasItem()).isTrue();
		assertThat(this.dynamoDb.getItem((get) -> get.tableName(this.table).key(item("a", "1")).consistentRead(true))
			.item()).containsEntry("hits", AttributeValue.fromN("1"));
		assertThatExceptionOfType(TransactionCanceledException.class)
			.isThrownBy(() -> this.dynamoDb.transactWriteItems((write) -> write.transactItems(count("a", "1"))))
			.satisfies((ex) -> assertThat(ex.cancellationReasons()).singleElement()
				.satisfies((reason) -> assertThat(reason.item()).as("what is there")
					.containsEntry("hits", AttributeValue.fromN("1"))));
	}

	@Test
	void itemsAreReadByTheirKeysTogether() {
		put("a", "1");
		put("b", "2");
		KeysAndAttributes keys = KeysAndAttributes.builder()
			.keys(List.of(item("a", "1"), item("b", "2"), item("c", "3")))
			.consistentRead(true)
			.build();

		BatchGetItemResponse answer = this.dynamoDb.batchGetItem((get) -> get.requestItems(Map.of(this.table, keys)));

		assertThat(answer.responses().get(this.table)).as("what is not there is left out")
			.containsExactlyInAnyOrder(item("a", "1"), item("b", "2"));
		assertThat(answer.unprocessedKeys()).isEmpty();
		assertThatExceptionOfType(DynamoDbException.class)
			.isThrownBy(() -> this.dynamoDb.batchGetItem((get) -> get.requestItems(Map.of(this.table,
					KeysAndAttributes.builder().keys(List.of(item("a", "1"), item("a", "1"))).build()))))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
	}

	@Test
	void transactionIsAllOrNothing() {
		put("a", "1");
		List<TransactWriteItem> items = List.of(write("new", "1"), write("a", "1"));

		assertThatExceptionOfType(TransactionCanceledException.class)
			.isThrownBy(() -> this.dynamoDb.transactWriteItems((write) -> write.transactItems(items)))
			.satisfies((ex) -> assertThat(ex.cancellationReasons()).extracting((reason) -> reason.code())
				.containsExactly("None", "ConditionalCheckFailed"));
		assertThat(this.dynamoDb.getItem((get) -> get.tableName(this.table).key(item("new", "1")).consistentRead(true))
			.hasItem()).isFalse();
	}

	@Test
	void tableIsThereOnceOrNamedAsMissing() {
		assertThatExceptionOfType(ResourceInUseException.class).isThrownBy(this::createTable);
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.dynamoDb.describeTable((request) -> request.tableName(name("none"))));
	}

	private TransactWriteItem write(String pk, String sk) {
		return TransactWriteItem.builder()
			.put(Put.builder()
				.tableName(this.table)
				.item(item(pk, sk))
				.conditionExpression("attribute_not_exists(pk)")
				.build())
			.build();
	}

	private TransactWriteItem count(String pk, String sk) {
		return TransactWriteItem.builder()
			.update((update) -> update.tableName(this.table)
				.key(item(pk, sk))
				.updateExpression("ADD hits :one")
				.conditionExpression("attribute_not_exists(hits)")
				.expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
				.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
			.build();
	}

	private void open(String sk) {
		this.dynamoDb.updateItem((update) -> update.tableName(this.table)
			.key(item("a", sk))
			.updateExpression("SET #open = :open")
			.expressionAttributeNames(Map.of("#open", "open"))
			.expressionAttributeValues(Map.of(":open", AttributeValue.fromS("gpu"))));
	}

	private void close(String sk) {
		this.dynamoDb.updateItem((update) -> update.tableName(this.table)
			.key(item("a", sk))
			.updateExpression("REMOVE #open")
			.conditionExpression("attribute_exists(#open)")
			.expressionAttributeNames(Map.of("#open", "open")));
	}

	private List<String> openWork(int limit) {
		List<String> found = new ArrayList<>();
		QueryRequest.Builder query = QueryRequest.builder()
			.tableName(this.table)
			.indexName("open-work")
			.keyConditionExpression("#open = :open AND sk <= :last")
			.expressionAttributeNames(Map.of("#open", "open"))
			.expressionAttributeValues(Map.of(":open", AttributeValue.fromS("gpu"), ":last", AttributeValue.fromS("9")))
			.limit(limit);
		QueryResponse part;
		do {
			part = this.dynamoDb.query(query.build());
			part.items().forEach((item) -> found.add(item.getOrDefault("sk", AttributeValue.fromS("")).s()));
			query.exclusiveStartKey(part.lastEvaluatedKey());
		}
		while (part.hasLastEvaluatedKey());
		return found;
	}

	private void delete(String table) {
		this.dynamoDb.deleteItem((delete) -> delete.tableName(table).key(item("a", "1")));
	}

	private TimeToLiveDescription expiry() {
		return this.dynamoDb.describeTimeToLive((request) -> request.tableName(this.table)).timeToLiveDescription();
	}

	private void expireBy(String attribute) {
		this.dynamoDb.updateTimeToLive((request) -> request.tableName(this.table)
			.timeToLiveSpecification((expiry) -> expiry.enabled(true).attributeName(attribute)));
	}

	private void put(String pk, String sk) {
		this.dynamoDb.putItem((put) -> put.tableName(this.table).item(item(pk, sk)));
	}

	private static Map<String, AttributeValue> item(String pk, String sk) {
		return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
	}

	private static AttributeDefinition attribute(String name) {
		return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
	}

	private static KeySchemaElement key(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

}
