package dev.crossover.router.key;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import dev.crossover.common.aws.Stack;
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

	private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

	private final String id = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

	private final String account = "acct_" + UUID.randomUUID();

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
	void addKeepsKeyAndListsIt() {
		StoredKey key = key("hash");

		assertThat(this.store.add(key)).isTrue();

		assertThat(this.store.find(this.id)).contains(key);
		assertThat(this.store.of(this.account)).containsExactly(key);
	}

	@Test
	void addAgainIsTheSame() {
		this.store.add(key("hash"));

		assertThat(this.store.add(key("hash"))).isTrue();
	}

	@Test
	void addWhenTheIdIsTakenLeavesTheFirst() {
		this.store.add(key("hash"));

		assertThat(this.store.add(key("other"))).isFalse();

		assertThat(this.store.find(this.id)).map(StoredKey::hash).contains("hash");
	}

	@Test
	void keyExpiresWhenItFirstShould() {
		this.store.add(key("hash"));

		this.store.expire(this.id, NOW.plusSeconds(60));
		this.store.expire(this.id, NOW.plusSeconds(90));

		StoredKey expiring = this.store.find(this.id).orElseThrow();
		assertThat(expiring.expiresAt()).isEqualTo(NOW.plusSeconds(60));
		assertThat(expiring.isGood(NOW.plusSeconds(59))).isTrue();
		assertThat(expiring.isGood(NOW.plusSeconds(60))).isFalse();
	}

	@Test
	void revokedKeyStaysRevoked() {
		this.store.add(key("hash"));

		this.store.revoke(this.id, NOW);
		this.store.revoke(this.id, NOW.plusSeconds(5));
		this.store.add(key("hash"));

		assertThat(this.store.find(this.id)).hasValueSatisfying((key) -> {
			assertThat(key.revokedAt()).isEqualTo(NOW);
			assertThat(key.isGood(NOW)).isFalse();
		});
	}

	private StoredKey key(String hash) {
		return new StoredKey(this.id, hash, this.account, Set.of(Scope.READ), "laptop", NOW, null, null);
	}

}
