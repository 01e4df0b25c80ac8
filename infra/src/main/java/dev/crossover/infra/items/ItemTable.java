package dev.crossover.infra.items;

import java.util.List;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/**
 * A table of string keys {@code pk} and {@code sk} that is paid by the request, forgets
 * by {@code ttl} and can be restored to any second of the last 35 days.
 */
public final class ItemTable extends Construct {

	private final Table table;

	public ItemTable(Construct scope, String id, Props props) {
		super(scope, id);
		this.table = Table.Builder.create(this, "Table")
			.partitionKey(string("pk"))
			.sortKey(string("sk"))
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.timeToLiveAttribute("ttl")
			.pointInTimeRecoverySpecification(
					PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
			.deletionProtection(true)
			.removalPolicy(RemovalPolicy.RETAIN)
			.build();
		props.indexes().forEach((index) -> this.table.addGlobalSecondaryIndex(index.definition()));
	}

	private static Attribute string(String name) {
		return Attribute.builder().name(name).type(AttributeType.STRING).build();
	}

	/**
	 * The table itself, for metrics and names.
	 * @return the table
	 */
	public ITable table() {
		return this.table;
	}

	/**
	 * The table's name, known once deployed.
	 * @return a token for the name
	 */
	public String name() {
		return this.table.getTableName();
	}

	/**
	 * What tables differ in.
	 *
	 * @param indexes the other ways this table's items are found
	 */
	public record Props(List<Index> indexes) {

		/**
		 * A table found by its keys alone.
		 * @return props without an index
		 */
		public static Props keysOnly() {
			return new Props(List.of());
		}

	}

	/**
	 * A global secondary index with string keys.
	 *
	 * @param name what a query calls it
	 * @param partitionKey its partition key
	 * @param sortKey its sort key
	 * @param projection which attributes it carries
	 */
	public record Index(String name, String partitionKey, String sortKey, ProjectionType projection) {

		GlobalSecondaryIndexProps definition() {
			return GlobalSecondaryIndexProps.builder()
				.indexName(this.name)
				.partitionKey(string(this.partitionKey))
				.sortKey(string(this.sortKey))
				.projectionType(this.projection)
				.build();
		}

	}

}
