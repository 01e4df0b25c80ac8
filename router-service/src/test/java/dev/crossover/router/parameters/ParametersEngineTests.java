package dev.crossover.router.parameters;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import dev.crossover.common.aws.Stack;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.testing.LocalCloudExtension;
import dev.crossover.testing.TestCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameters in a real DynamoDB, as several routers see them. */
@ExtendWith(LocalCloudExtension.class)
class ParametersEngineTests {

	private static final RoutingParameters DEFAULTS = RoutingParameters.defaults();

	private DynamoDbClient dynamo;

	private String table;

	private ParametersStore store;

	@BeforeEach
	void connect(TestCloud cloud) {
		// Of its own: other tests' routers decide by what is in the stack's.
		this.table = "accounts-" + UUID.randomUUID();
		this.dynamo = DynamoDbClient.builder()
			.endpointOverride(cloud.url())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
		this.dynamo.createTable((create) -> create.tableName(this.table)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions(text("pk"), text("sk"))
			.keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
		this.store = store(this.table);
	}

	@AfterEach
	void removeTable() {
		this.dynamo.deleteTable((delete) -> delete.tableName(this.table));
		this.dynamo.close();
	}

	private static AttributeDefinition text(String name) {
		return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
	}

	private static KeySchemaElement key(String name, KeyType type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

	@Test
	void findWhenNeverChangedIsEmpty() {
		assertThat(this.store.find()).isEmpty();
	}

	@Test
	void changeByOneRouterReachesAnother() {
		CurrentPolicy other = new CurrentPolicy(store(this.table));
		RoutingParameters changed = DEFAULTS.withSwitches(new Switches(false, true)).withVersion(2);

		assertThat(this.store.replace(changed, 1)).isTrue();
		other.refresh();

		assertThat(other.get().parameters()).isEqualTo(changed);
	}

	@Test
	void replaceWhenAnotherVersionIsThereChangesNothing() {
		assertThat(this.store.replace(DEFAULTS.withVersion(3), 2)).isFalse();
		assertThat(this.store.find()).isEmpty();

		assertThat(this.store.replace(DEFAULTS.withVersion(2), 1)).isTrue();
		assertThat(this.store.replace(DEFAULTS.withVersion(2).withSwitches(new Switches(false, false)), 1)).isFalse();
		assertThat(this.store.find()).contains(DEFAULTS.withVersion(2));
	}

	@Test
	void ofManyWritesOnOneVersionOneWins() throws InterruptedException, ExecutionException {
		for (long version = 1; version <= 3; version++) {
			long seen = version;
			List<Callable<Boolean>> writes = LongStream.range(0, 8)
				.<Callable<Boolean>>mapToObj((_) -> () -> this.store.replace(DEFAULTS.withVersion(seen + 1), seen))
				.toList();
			int won = 0;
			try (ExecutorService routers = Executors.newVirtualThreadPerTaskExecutor()) {
				for (Future<Boolean> write : routers.invokeAll(writes)) {
					won += write.get() ? 1 : 0;
				}
			}

			assertThat(won).isEqualTo(1);
		}
	}

	@Test
	void routerThatCannotReadGoesOnWithWhatItHas() {
		CurrentPolicy policy = new CurrentPolicy(store("no-such-table"));
		policy.use(DEFAULTS.withVersion(7));

		policy.refresh();

		assertThat(policy.get().parameters().version()).isEqualTo(7);
	}

	private ParametersStore store(String accounts) {
		JsonMapper json = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		return new ParametersStore(this.dynamo, new Stack("payloads", "ledger", "results", accounts, "idempotency",
				"scaling-log", "completions", "results", "replication", "events", "gpu", "variant", "cpu", "bus"),
				json);
	}

}
