package dev.crossover.router;

import dev.crossover.router.RemoteServices.AccountsTable;

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

}
