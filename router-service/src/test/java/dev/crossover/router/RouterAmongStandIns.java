package dev.crossover.router;

import java.util.Map;

import dev.crossover.router.RemoteServices.AccountsTable;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole router among stand-ins, that of DynamoDB included; shared by the tests that
 * extend this.
 */
public abstract class RouterAmongStandIns extends RouterAlone {

	/** The accounts table. */
	protected static final AccountsTable TABLE = new AccountsTable();

	/** DynamoDB. */
	protected static final StandIn DYNAMO = StandIn.start(TABLE);

	@DynamicPropertySource
	static void tables(DynamicPropertyRegistry properties) {
		properties.add("spring.cloud.aws.endpoint", DYNAMO::url);
	}

	/**
	 * The items of the accounts table, by partition key.
	 * @return the items, to be changed at will
	 */
	protected static Map<String, JsonNode> accountsItems() {
		return TABLE.items();
	}

}
