package dev.crossover.cloud;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(SharedCloud.class)
class TablesTests {

	private final DynamoDbClient dynamoDb;

	private final String table;

	private final String batch = "batch#" + UUID.randomUUID();

	TablesTests(CloudProcess cloud) {
		this.dynamoDb = cloud.dynamoDb();
		this.table = cloud.output("LedgerTable");
	}

	@Test
	void transactionIsAllOrNothing() {
		this.dynamoDb.transactWriteItems(twoItems());

		assertThatExceptionOfType(TransactionCanceledException.class)
			.isThrownBy(() -> this.dynamoDb.transactWriteItems(twoItems()))
			.satisfies((ex) -> assertThat(ex.cancellationReasons()).extracting(CancellationReason::code)
				.containsExactly("ConditionalCheckFailed", "None"));
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void indexFindsByItsOwnKey() {
		this.dynamoDb.transactWriteItems(twoItems());

		assertThat(this.dynamoDb
			.query((request) -> request.tableName(this.table)
				.indexName("by_account")
				.keyConditionExpression("account_pk = :account")
				.expressionAttributeValues(Map.of(":account", text("account of " + this.batch))))
			.items()).singleElement().satisfies((item) -> assertThat(item).containsEntry("sk", text("first")));
	}

	@Test
	void timeToLiveIsOnAsTheTemplateSays() {
		assertThat(this.dynamoDb.describeTimeToLive((request) -> request.tableName(this.table)).timeToLiveDescription())
			.satisfies((ttl) -> {
				assertThat(ttl.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
				assertThat(ttl.attributeName()).isEqualTo("ttl");
			});
	}

	private TransactWriteItemsRequest twoItems() {
		TransactWriteItem conditional = TransactWriteItem.builder()
			.put((put) -> put.tableName(this.table)
				.conditionExpression("attribute_not_exists(pk)")
				.item(Map.of("pk", text(this.batch), "sk", text("first"), "account_pk",
						text("account of " + this.batch))))
			.build();
		TransactWriteItem free = TransactWriteItem.builder()
			.put((put) -> put.tableName(this.table)
				.item(Map.of("pk", text(this.batch), "sk", text(UUID.randomUUID().toString()))))
			.build();
		return TransactWriteItemsRequest.builder().transactItems(conditional, free).build();
	}

	private int count() {
		return this.dynamoDb
			.query((request) -> request.tableName(this.table)
				.keyConditionExpression("pk = :pk")
				.expressionAttributeValues(Map.of(":pk", text(this.batch))))
			.count();
	}

	private static AttributeValue text(String value) {
		return AttributeValue.fromS(value);
	}

}
