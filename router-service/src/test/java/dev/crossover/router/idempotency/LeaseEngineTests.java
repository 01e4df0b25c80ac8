package dev.crossover.router.idempotency;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.key.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A request belongs to whoever holds its lease, however slow its body is. */
@Timeout(60)
class LeaseEngineTests extends RouterOnLocalCloud {

	private static final String BODY = "{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"fine\"}]}";

	private static final Account ACCOUNT = new Account("acct_standard", AccountType.STANDARD);

	private final String key = UUID.randomUUID().toString();

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private Stack stack;

	@Autowired
	private KeyedHash hash;

	@Autowired
	private JsonMapper json;

	@Autowired
	private Leases leases;

	@Test
	void leaseOfARequestThatIsRunIsRenewed() {
		Claim.Ours slow = ours(claims(Claims.LEASE.plusSeconds(1).negated()));
		this.leases.hold(slow);
		try {
			this.leases.renew();

			assertThat(claims(Duration.ZERO).claim(ACCOUNT, key())).isInstanceOf(Claim.Running.class);
		}
		finally {
			this.leases.drop(slow);
		}
	}

	@Test
	void whoLostTheLeaseCanNoteNothingAnyMore() {
		Claims then = claims(Claims.LEASE.plusSeconds(1).negated());
		Claim.Ours lost = ours(then);
		Claims now = claims(Duration.ZERO);
		Claim.Ours taken = ours(now);

		assertThat(taken.ulid()).isEqualTo(lost.ulid());
		assertThat(now.identify(lost, "another request")).isFalse();
		assertThat(now.complete(lost, new StoredAnswer(200, Map.of(), new byte[0]))).isFalse();
		now.release(lost);
		now.forget(lost);
		assertThat(now.claim(ACCOUNT, key())).isInstanceOf(Claim.Running.class);
		assertThat(now.identify(taken, "the request")).isTrue();
	}

	@Test
	void ofManyWhoTakeOverOneRuns() throws Exception {
		Claim.Ours dead = ours(claims(Claims.LEASE.plusSeconds(1).negated()));

		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> requests = IntStream.range(0, 16)
				.mapToObj((_) -> (Callable<Integer>) () -> classify(STANDARD, BODY).header("Idempotency-Key", this.key)
					.exchange()
					.getResponse()
					.getStatus())
				.toList();
			assertThat(clients.invokeAll(requests).stream().map(Future::resultNow)).contains(200)
				.allMatch((status) -> status == 200 || status == 409);
		}

		assertThat(CPU.asked()).singleElement()
			.satisfies((asked) -> assertThat(asked.header("Crossover-Classification")).endsWith(dead.ulid()));
	}

	@Test
	void requestThatWasTakenOverWhileItsBodyCameDoesNothing() throws IOException {
		try (Socket client = half()) {
			await("the claim of the router").until(this::isClaimed);
			Claim.Ours taken = ours(claims(Duration.ofHours(1)));

			client.getOutputStream().write(BODY.substring(10).getBytes(StandardCharsets.US_ASCII));

			assertThat(answer(client)).startsWith("HTTP/1.1 409");
			assertThat(claims(Duration.ZERO).identify(taken, "another request")).isTrue();
		}
		assertThat(CPU.asked()).isEmpty();
	}

	@Test
	void requestWhoseClientStoppedHalfWayLeavesItsKeyFree() throws IOException {
		half().close();

		await().untilAsserted(() -> assertThat(
				classify(STANDARD, BODY.replace("fine", "fine again")).header("Idempotency-Key", this.key))
			.hasStatusOk()
			.doesNotContainHeader("Idempotent-Replayed"));
		assertThat(CPU.asked()).hasSize(1);
	}

	private Socket half() throws IOException {
		Socket client = new Socket("127.0.0.1", this.port);
		client.setSoTimeout(20_000);
		client.getOutputStream()
			.write(("POST /v1/classifications HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
					+ "Content-Type: application/json\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s")
				.formatted(STANDARD, this.key, BODY.length(), BODY.substring(0, 10))
				.getBytes(StandardCharsets.US_ASCII));
		return client;
	}

	private static String answer(Socket client) throws IOException {
		byte[] bytes = new byte[4096];
		int count = client.getInputStream().read(bytes);
		return new String(bytes, 0, Math.max(count, 0), StandardCharsets.US_ASCII);
	}

	private Claim.Ours ours(Claims claims) {
		return (Claim.Ours) claims.claim(ACCOUNT, key());
	}

	private boolean isClaimed() {
		String pk = "KEY#" + this.hash.of("idempotency\n" + ACCOUNT.id() + "\n" + this.key);
		return this.dynamo
			.getItem((get) -> get.tableName(this.stack.idempotencyTable())
				.consistentRead(true)
				.key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("KEY"))))
			.hasItem();
	}

	private IdempotencyKey key() {
		return new IdempotencyKey(this.key);
	}

	private Claims claims(Duration ahead) {
		InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
		return new Claims(this.dynamo, this.stack, this.hash, this.json, clock);
	}

}
