package dev.crossover.router.account;

import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.account.AccountType;
import dev.crossover.testing.LocalCloudExtension;
import dev.crossover.testing.TestCloud;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys in a real DynamoDB. */
@ExtendWith(LocalCloudExtension.class)
class KeyStoreEngineTests {

	private final String id = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

	private final Account account = new Account("acct_standard", AccountType.STANDARD);

	private KeyStore store;

	@BeforeEach
	void connect(TestCloud cloud) {
		DynamoDbClient dynamo = DynamoDbClient.builder()
			.endpointOverride(cloud.url())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
		this.store = new KeyStore(dynamo,
				new Stack("payloads", "ledger", "results", cloud.output("AccountsTable"), "idempotency", "scaling-log",
						"completions", "results", "replication", "events", "gpu", "variant", "cpu", "bus"));
	}

	@Test
	void findWhenNotAddedIsEmpty() {
		assertThat(this.store.find(this.id)).isEmpty();
	}

	@Test
	void addKeepsKeyAndItsAccount() {
		StoredKey key = new StoredKey(this.id, "hash", this.account);

		assertThat(this.store.add(key)).isTrue();

		assertThat(this.store.find(this.id)).contains(key);
	}

	@Test
	void addAgainIsTheSame() {
		this.store.add(new StoredKey(this.id, "hash", this.account));

		assertThat(this.store.add(new StoredKey(this.id, "hash", this.account))).isTrue();
	}

	@Test
	void addWhenTheIdIsTakenLeavesTheFirst() {
		this.store.add(new StoredKey(this.id, "hash", this.account));

		assertThat(this.store.add(new StoredKey(this.id, "other", this.account))).isFalse();

		assertThat(this.store.find(this.id)).map(StoredKey::hash).contains("hash");
	}

}
