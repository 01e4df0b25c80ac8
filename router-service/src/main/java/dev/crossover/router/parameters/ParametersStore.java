package dev.crossover.router.parameters;

import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.parameters.RoutingParameters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The accounts table, as far as routing is concerned: one item, absent until the
 * parameters are changed for the first time.
 */
@Component
class ParametersStore {

	private static final String VERSION = "version";

	private static final String PARAMETERS = "parameters";

	private static final String EXPECTED = ":expected";

	private final DynamoDbClient dynamo;

	private final String table;

	private final JsonMapper json;

	ParametersStore(@Lazy DynamoDbClient dynamo, Stack stack, JsonMapper json) {
		this.dynamo = dynamo;
		this.table = stack.accountsTable();
		this.json = json;
	}

	/**
	 * Reads the parameters.
	 * @return the parameters, or empty when they are the defaults
	 */
	Optional<RoutingParameters> find() {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.table).consistentRead(true).key(key().attributes()))
			.item();
		return item.isEmpty() ? Optional.empty()
				: Optional.of(this.json.readValue(Item.of(item).text(PARAMETERS), RoutingParameters.class));
	}

	/**
	 * Replaces the parameters, unless somebody else has.
	 * @param parameters the parameters, with their new version
	 * @param expected the version they replace
	 * @return whether they are stored; {@code false} when another version is there
	 */
	boolean replace(RoutingParameters parameters, long expected) {
		boolean first = expected == RoutingParameters.defaults().version();
		Item item = key().with(VERSION, parameters.version())
			.with(PARAMETERS, this.json.writeValueAsString(parameters));
		try {
			this.dynamo.putItem((put) -> put.tableName(this.table)
				.item(item.attributes())
				.conditionExpression((first ? "attribute_not_exists(pk) OR " : "") + "#version = " + EXPECTED)
				.expressionAttributeNames(Map.of("#version", VERSION))
				.expressionAttributeValues(Map.of(EXPECTED, Item.attribute(expected))));
			return true;
		}
		catch (ConditionalCheckFailedException ex) {
			return false;
		}
	}

	private static Item key() {
		return Item.create().with("pk", "ROUTING").with("sk", "PARAMETERS");
	}

}
