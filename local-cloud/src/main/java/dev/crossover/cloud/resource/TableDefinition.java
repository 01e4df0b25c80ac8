package dev.crossover.cloud.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import tools.jackson.databind.JsonNode;

/** A table of a template in DynamoDB's own words. */
final class TableDefinition {

	private TableDefinition() {
	}

	static CreateTableRequest read(String table, JsonNode properties) {
		CreateTableRequest.Builder request = CreateTableRequest.builder()
			.tableName(table)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.keySchema(keys(properties))
			.attributeDefinitions(properties.path("AttributeDefinitions")
				.valueStream()
				.map((definition) -> AttributeDefinition.builder()
					.attributeName(definition.path("AttributeName").asString())
					.attributeType(definition.path("AttributeType").asString())
					.build())
				.toList());
		if (properties.has("GlobalSecondaryIndexes")) {
			request.globalSecondaryIndexes(
					properties.get("GlobalSecondaryIndexes").valueStream().map(TableDefinition::global).toList());
		}
		if (properties.has("LocalSecondaryIndexes")) {
			request.localSecondaryIndexes(
					properties.get("LocalSecondaryIndexes").valueStream().map(TableDefinition::local).toList());
		}
		if (properties.has("StreamSpecification")) {
			request.streamSpecification(StreamSpecification.builder()
				.streamEnabled(true)
				.streamViewType(properties.path("StreamSpecification").path("StreamViewType").asString())
				.build());
		}
		return request.build();
	}

	/**
	 * The indexes a request asks for.
	 * @param request the request
	 * @return their keys by name
	 */
	static Map<String, List<KeySchemaElement>> indexes(CreateTableRequest request) {
		Map<String, List<KeySchemaElement>> indexes = new TreeMap<>();
		request.globalSecondaryIndexes().forEach((index) -> indexes.put(index.indexName(), index.keySchema()));
		request.localSecondaryIndexes().forEach((index) -> indexes.put(index.indexName(), index.keySchema()));
		return indexes;
	}

	/**
	 * The indexes a table has.
	 * @param table the table
	 * @return their keys by name
	 */
	static Map<String, List<KeySchemaElement>> indexes(TableDescription table) {
		Map<String, List<KeySchemaElement>> indexes = new TreeMap<>();
		table.globalSecondaryIndexes().forEach((index) -> indexes.put(index.indexName(), index.keySchema()));
		table.localSecondaryIndexes().forEach((index) -> indexes.put(index.indexName(), index.keySchema()));
		return indexes;
	}

	private static GlobalSecondaryIndex global(JsonNode index) {
		return GlobalSecondaryIndex.builder()
			.indexName(index.path("IndexName").asString())
			.keySchema(keys(index))
			.projection(projection(index.path("Projection")))
			.build();
	}

	private static LocalSecondaryIndex local(JsonNode index) {
		return LocalSecondaryIndex.builder()
			.indexName(index.path("IndexName").asString())
			.keySchema(keys(index))
			.projection(projection(index.path("Projection")))
			.build();
	}

	private static List<KeySchemaElement> keys(JsonNode node) {
		return node.path("KeySchema")
			.valueStream()
			.map((key) -> KeySchemaElement.builder()
				.attributeName(key.path("AttributeName").asString())
				.keyType(key.path("KeyType").asString())
				.build())
			.toList();
	}

	private static Projection projection(JsonNode node) {
		Projection.Builder projection = Projection.builder().projectionType(node.path("ProjectionType").asString());
		if (node.has("NonKeyAttributes")) {
			projection.nonKeyAttributes(node.get("NonKeyAttributes").valueStream().map(JsonNode::asString).toList());
		}
		return projection.build();
	}

}
