package dev.crossover.cloud.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
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
		this.dynamoDb.createTable((create) -> create.tableName(this.table)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions(attribute("pk"), attribute("sk"))
			.keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
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
	void tableThatIsNotThereIsNamedSo() {
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
