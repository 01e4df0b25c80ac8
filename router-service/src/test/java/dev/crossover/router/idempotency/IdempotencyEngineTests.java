package dev.crossover.router.idempotency;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import dev.crossover.router.key.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of requests that are sent again, on a real table. */
class IdempotencyEngineTests extends RouterOnLocalCloud {

	private static final String FINE = "{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"fine\"}]}";

	private static final String BAD = "{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"bad\"}]}";

	private final String key = UUID.randomUUID().toString();

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private Stack stack;

	@Autowired
	private KeyedHash hash;

	@Autowired
	private JsonMapper json;

	/** S16. */
	@Test
	void sameRequestIsAnsweredAsBefore() throws UnsupportedEncodingException {
		MvcTestResult first = classify(STANDARD, FINE).header("Idempotency-Key", this.key).exchange();
		MvcTestResult again = classify(STANDARD, FINE).header("Idempotency-Key", "\"" + this.key + "\"").exchange();

		assertThat(first).hasStatusOk().doesNotContainHeader("Idempotent-Replayed");
		assertThat(again).hasStatusOk()
			.hasHeader("Idempotent-Replayed", "true")
			.hasHeader("Crossover-Pipeline", "cpu")
			.hasContentType("application/json")
			.bodyText()
			.isEqualTo(first.getResponse().getContentAsString());
		assertThat(CPU.asked()).hasSize(1);
	}

	@Test
	void batchIsMadeOnce() {
		MvcTestResult first = submit("{\"text\":\"fine\"}\n").exchange();
		MvcTestResult again = submit("{\"text\":\"fine\"}\n").exchange();

		assertThat(first).hasStatus(202);
		assertThat(again).hasStatus(202)
			.hasHeader("Idempotent-Replayed", "true")
			.hasHeader("Location", "/v1/batches/batch_new");
		assertThat(submissions()).hasSize(1);
	}

	@Test
	void batchIsRetriedOnceUnderTheNameOfTheKey() {
		RESULTS.answer(
				(_) -> Reply.json(200, "{\"state\":\"failed\",\"models\":[\"sentiment\"],\"counts\":{\"errored\":2}}"));

		assertThat(retry("batch_old")).hasStatus(202);
		assertThat(retry("batch_old")).hasStatus(202).hasHeader("Idempotent-Replayed", "true");
		assertThat(retry("batch_other")).hasStatus(422);

		assertThat(GPU.asked()).filteredOn((asked) -> asked.uri().getPath().equals("/internal/uploaded-batches"))
			.singleElement()
			.extracting(this::batchId)
			.asString()
			.startsWith("batch_");
	}

	/** S16. */
	@Test
	void otherRequestIsRefused() {
		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatusOk();

		assertThat(classify(STANDARD, BAD).header("Idempotency-Key", this.key)).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("idempotency_mismatch");
		assertThat(submit(FINE)).hasStatus(422);
		assertThat(CPU.asked()).hasSize(1);
	}

	/** S16. */
	@Test
	void sameRequestInProgressIsAConflict() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		CPU.answer((_) -> {
			await().until(() -> answer.getCount() == 0);
			return echo();
		});
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<MvcTestResult> first = clients
				.submit(() -> classify(STANDARD, FINE).header("Idempotency-Key", this.key).exchange());
			await().until(() -> !CPU.asked().isEmpty());

			assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatus(409)
				.hasHeader("Retry-After", "1")
				.bodyJson()
				.extractingPath("$.code")
				.isEqualTo("idempotency_in_progress");

			answer.countDown();
			assertThat(first.get(20, TimeUnit.SECONDS)).hasStatusOk();
		}
		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatusOk()
			.hasHeader("Idempotent-Replayed", "true");
	}

	@Test
	void ofManyAtOnceOneRuns() throws Exception {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> requests = IntStream.range(0, 16)
				.mapToObj((_) -> (Callable<Integer>) () -> classify(STANDARD, FINE).header("Idempotency-Key", this.key)
					.exchange()
					.getResponse()
					.getStatus())
				.toList();
			List<Integer> statuses = clients.invokeAll(requests).stream().map(Future::resultNow).toList();

			assertThat(statuses).contains(200).allMatch((status) -> status == 200 || status == 409);
		}
		assertThat(CPU.asked()).hasSize(1);
	}

	/** S15. */
	@Test
	void keysOfTwoAccountsAreTwoKeys() {
		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatusOk();

		assertThat(classify(ENTERPRISE, BAD).header("Idempotency-Key", this.key)).hasStatusOk()
			.doesNotContainHeader("Idempotent-Replayed");
		assertThat(CPU.asked()).hasSize(2);
	}

	/** S17. */
	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "\"never closed", "\"a\"b\"", "\u00e4", "a\tb",
			"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
					+ "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
					+ "01234567890123456789012345678901234567890123456789012345" })
	void keyThatCannotBeIsRefused(String text) {
		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", text)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_idempotency_key");
		assertThat(CPU.asked()).isEmpty();
	}

	@Test
	void requestThatCameToNothingMayBeCorrected() {
		assertThat(classify(STANDARD, "{\"models\":[]}").header("Idempotency-Key", this.key)).hasStatus(400);

		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatusOk()
			.doesNotContainHeader("Idempotent-Replayed");
	}

	@Test
	void failureOfOursMayBeTriedAgainAsTheSameBatch() {
		GPU.answer((asked) -> asked.uri().getPath().equals("/internal/gpu") ? Reply.json(200, "{\"state\":\"ready\"}")
				: Reply.problem(503, "no_capacity", "Try again."));
		assertThat(submit("{\"text\":\"fine\"}\n")).hasStatus(503);
		assertThat(submit("{\"text\":\"fine\"}\n")).hasStatus(503);

		assertThat(submissions()).hasSize(2)
			.extracting(this::batchId)
			.doesNotContainNull()
			.containsOnly(batchId(submissions().getFirst()));

		assertThat(submit("{\"text\":\"another\"}\n")).hasStatus(422);
	}

	@Test
	void requestOfARouterThatDiedIsTakenOverUnderTheSameName() {
		InstantSource before = () -> InstantSource.system().instant().minus(Claims.LEASE).minus(Duration.ofSeconds(1));
		Claim.Ours dead = (Claim.Ours) new Claims(this.dynamo, this.stack, this.hash, this.json, before)
			.claim(new Account("acct_standard", AccountType.STANDARD), new IdempotencyKey(this.key));

		assertThat(submit("{\"text\":\"fine\"}\n")).hasStatus(202);

		assertThat(submissions()).singleElement().extracting(this::batchId).isEqualTo(BatchIds.batch(dead.ulid()));
	}

	@Test
	void requestOfALivingRouterIsNotTakenOver() {
		new Claims(this.dynamo, this.stack, this.hash, this.json, InstantSource.system())
			.claim(new Account("acct_standard", AccountType.STANDARD), new IdempotencyKey(this.key));

		assertThat(submit("{\"text\":\"fine\"}\n")).hasStatus(409);
		assertThat(submissions()).isEmpty();
	}

	@Test
	void keyIsForgottenAfterAWeek() {
		InstantSource before = () -> InstantSource.system().instant().minus(Duration.ofDays(7)).minusSeconds(1);
		Claims claims = new Claims(this.dynamo, this.stack, this.hash, this.json, before);
		Claim.Ours old = (Claim.Ours) claims.claim(new Account("acct_standard", AccountType.STANDARD),
				new IdempotencyKey(this.key));
		claims.identify(old, "another request");
		claims.complete(old, new StoredAnswer(200, Map.of(), new byte[0]));

		assertThat(classify(STANDARD, FINE).header("Idempotency-Key", this.key)).hasStatusOk()
			.doesNotContainHeader("Idempotent-Replayed");
	}

	@Test
	void withoutAKeyEveryRequestRuns() {
		assertThat(classify(STANDARD, FINE)).hasStatusOk();
		assertThat(classify(STANDARD, FINE)).hasStatusOk();

		assertThat(CPU.asked()).hasSize(2);
	}

	private MockMvcRequestBuilder submit(String lines) {
		return this.mvc.post()
			.uri("/v1/batches?models=sentiment")
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/x-ndjson")
			.header("Idempotency-Key", this.key)
			.content(lines);
	}

	private MockMvcRequestBuilder retry(String batch) {
		return this.mvc.post()
			.uri("/v1/batches/%s/retry".formatted(batch))
			.header("Authorization", STANDARD)
			.header("Idempotency-Key", this.key);
	}

	private static List<Asked> submissions() {
		return GPU.asked().stream().filter((asked) -> asked.uri().getPath().equals("/internal/batches")).toList();
	}

	private String batchId(Asked submission) {
		String request = Objects.requireNonNull(submission.header(BatchRequest.HEADER));
		return Objects.requireNonNull(BatchRequest.fromHeader(request, this.json).batchId());
	}

	private static Reply echo() {
		return new Reply(200, Map.of("Content-Type", "application/x-ndjson"), """
				{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.9}}}
				""".getBytes(StandardCharsets.UTF_8));
	}

}
