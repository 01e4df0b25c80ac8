package dev.crossover.cloud.resource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import tools.jackson.databind.JsonNode;

/**
 * Tables. A global table is one whose only replica is here.
 *
 * @param name the resource type's name
 * @param dynamoDb where to create them
 */
record TableType(String name, DynamoDbClient dynamoDb) implements ResourceType {

	private static final Set<String> DONE = Set.of("AttributeDefinitions", "GlobalSecondaryIndexes", "KeySchema",
			"LocalSecondaryIndexes", "StreamSpecification", "TableName", "TimeToLiveSpecification");

	/** Capacity, encryption, backups and protection: none of them is on a laptop. */
	private static final Set<String> HARMLESS = Set.of("BillingMode", "ContributorInsightsSpecification",
			"DeletionProtectionEnabled", "PointInTimeRecoverySpecification", "ProvisionedThroughput", "Replicas",
			"SSESpecification", "TableClass", "WriteOnDemandThroughputSettings", "WriteProvisionedThroughputSettings");

	@Override
	public Resource create(String physicalName, JsonNode properties) {
		Settings settings = new Settings(this.name, properties);
		settings.only(DONE, HARMLESS);
		if (properties.path("Replicas").size() > 1) {
			throw settings.unsupported("Replicas in more than one region");
		}
		String table = settings.text("TableName").orElse(physicalName);
		CreateTableRequest wanted = TableDefinition.read(table, properties);
		TableDescription description = find(table)
			.orElseGet(() -> this.dynamoDb.createTable(wanted).tableDescription());
		if (!description.keySchema().equals(wanted.keySchema()) || !sameIndexes(description, wanted)) {
			throw settings.unsupported(
					"another key or index on the existing table %s; start on an empty data folder".formatted(table));
		}
		expire(table, properties.path("TimeToLiveSpecification"));
		return new Resource(table, attributes(description));
	}

	private Optional<TableDescription> find(String table) {
		try {
			return Optional.of(this.dynamoDb.describeTable((request) -> request.tableName(table)).table());
		}
		catch (ResourceNotFoundException ex) {
			return Optional.empty();
		}
	}

	private static boolean sameIndexes(TableDescription description, CreateTableRequest wanted) {
		return TableDefinition.indexes(description).equals(TableDefinition.indexes(wanted));
	}

	private void expire(String table, JsonNode specification) {
		if (!specification.path("Enabled").asBoolean(false)) {
			return;
		}
		TimeToLiveStatus status = this.dynamoDb.describeTimeToLive((request) -> request.tableName(table))
			.timeToLiveDescription()
			.timeToLiveStatus();
		if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
			this.dynamoDb.updateTimeToLive((request) -> request.tableName(table)
				.timeToLiveSpecification(
						(ttl) -> ttl.enabled(true).attributeName(specification.path("AttributeName").asString())));
		}
	}

	private static Map<String, String> attributes(TableDescription description) {
		return Map.of("Arn", description.tableArn(), "TableId", description.tableName(), "StreamArn",
				Optional.ofNullable(description.latestStreamArn()).orElse(""));
	}

}
