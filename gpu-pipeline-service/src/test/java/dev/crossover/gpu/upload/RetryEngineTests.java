package dev.crossover.gpu.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.DocumentError;
import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.ledger.Failure;
import dev.crossover.common.ledger.RetrySource;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.common.trace.Origin;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.intake.IntakeLedger;
import dev.crossover.gpu.ledger.UploadedBatch;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.retry.RetriedDocuments;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.retry.Retriable;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Documents run again as a batch of their own, once, or not at all with a reason. */
@EngineTest
class RetryEngineTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UploadStaging staging;

	@Autowired
	private StagingTerms terms;

	@Autowired
	private UploadedBatches batches;

	@Autowired
	private IntakeLedger ledger;

	@Autowired
	private RetriedDocuments retried;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@Autowired
	private JsonMapper json;

	private EndedBatches old;

	@BeforeEach
	void begin() {
		this.old = new EndedBatches(this.story, this.json);
	}

	@AfterEach
	void backToNow() {
		this.clock.reset();
	}

	@Test
	void retryRunsWhatErroredInTheOrderOfTheInput() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED, 3L, Outcome.ERRORED, 8L, Outcome.ERRORED));

		BatchView answer = accepted(retry(old, 5, Retriable.ERRORED));

		assertThat(answer.state()).isEqualTo(BatchState.VALIDATING);
		assertThat(answer.retryOf()).isEqualTo(old);
		assertThat(answer.id()).isNotEqualTo(old);
		Batch batch = staged(answer.id());
		assertThat(batch.state()).isEqualTo(BatchState.QUEUED);
		assertThat(batch.retryOf()).isEqualTo(old);
		assertThat(batch.counts().total()).isEqualTo(5);
		assertThat(this.old.documents(batch)).containsExactly(new StagedDocument(0, "a", "one"),
				new StagedDocument(2, null, "four"), new StagedDocument(4, "i", "nine"));
		assertThat(this.old.refused(batch)).extracting(ResultLine::index, ResultLine::id, (line) -> error(line).code())
			.containsExactly(tuple(1L, "b", "empty_text"), tuple(3L, "f", "empty_text"));
	}

	@Test
	void retryRunsOnlyTheOutcomesThatAreAskedFor() {
		String old = this.old
			.ended(Map.of(0L, Outcome.CANCELED, 2L, Outcome.EXPIRED, 3L, Outcome.ERRORED, 6L, Outcome.EXPIRED));

		Batch batch = staged(accepted(retry(old, 3, Retriable.EXPIRED, Retriable.CANCELED)).id());

		assertThat(this.old.documents(batch)).extracting(StagedDocument::id).containsExactly("a", "c", "g");
		assertThat(this.old.refused(batch)).isEmpty();
	}

	@Test
	void retryOfARetryRunsWhatErroredAgain() {
		String old = this.old.ended(Map.of(2L, Outcome.ERRORED));
		String first = staged(accepted(retry(old, 3, Retriable.ERRORED)).id()).id();
		this.old.end(first, Map.of(1L, Outcome.ERRORED));

		Batch second = staged(accepted(retry(first, 3, Retriable.ERRORED)).id());

		assertThat(second.retryOf()).isEqualTo(first);
		assertThat(this.old.documents(second)).containsExactly(new StagedDocument(1, "c", "three"));
		assertThat(this.old.refused(second)).extracting(ResultLine::id).containsExactly("b", "f");
	}

	@Test
	void shardsAreReadOneByOne() throws IOException {
		String old = this.story.submit(Pipeline.GPU, 210);
		this.old.end(old,
				LongStream.range(0, 210).boxed().collect(Collectors.toMap((index) -> index, (_) -> Outcome.ERRORED)));
		AtomicInteger looks = new AtomicInteger();

		DocumentReader reader = this.retried.open(source(old, 210, Retriable.ERRORED), looks::incrementAndGet);

		for (int document = 0; document < 3; document++) {
			assertThat(reader.next()).isNotNull().extracting(DocumentLine::id).isEqualTo("d" + document);
		}
		assertThat(looks).as("105 shards hold no refused documents, two are read").hasValue(105 + 2);
		for (int document = 3; document < 210; document++) {
			assertThat(reader.next()).isNotNull().extracting(DocumentLine::id).isEqualTo("d" + document);
		}
		assertThat(reader.next()).isNull();
	}

	@Test
	void oldBatchStaysAsItIs() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED));
		Map<?, ?> before = this.story.batch(old).attributes();

		staged(accepted(retry(old, 3, Retriable.ERRORED)).id());

		assertThat(this.story.batch(old).attributes()).isEqualTo(before);
	}

	@Test
	void retryWithoutADocumentIsRefused() {
		String open = this.story.submit(Pipeline.GPU, 3);

		assertThat(retry(open, 1, Retriable.ERRORED)).hasStatus(409)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("batch_not_ended");
		assertThat(retry("batch_none", 1, Retriable.ERRORED)).hasStatus(404);
	}

	@Test
	void retryOfAnotherAccountsBatchIsNotFound() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED));

		assertThat(post(Requests.to(Pipeline.GPU), source(old, 1, Retriable.ERRORED))).hasStatus(404)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not_found");
	}

	@Test
	void retryWhenTheDocumentsHaveAgedOutIsRefused() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED));
		this.story.ageOut(EndedBatches.payload(this.story.shard(old, 0)));
		BatchRequest request = request(old);

		assertThat(post(request, source(old, 3, Retriable.ERRORED))).hasStatus(409)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("documents_expired");
		assertThat(this.story.batchesOf(request.account().id())).hasSize(1);
	}

	@Test
	void retryWhenDocumentsAgeOutMeanwhileFailsAndLeavesNothing() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED, 8L, Outcome.ERRORED));
		this.story.ageOut(EndedBatches.payload(this.old.accepted(old).getLast()));

		Batch batch = staged(accepted(retry(old, 4, Retriable.ERRORED)).id());

		assertThat(batch.state()).isEqualTo(BatchState.FAILED);
		assertThat(batch.failure()).isNotNull().extracting(Failure::code).isEqualTo("documents_expired");
		assertThat(this.story.shards(batch.id())).isEmpty();
		assertThat(this.story.keys("batches/%s/".formatted(batch.id()))).isEmpty();
	}

	@Test
	void retrySentAgainIsTheSameBatchWhateverHappenedMeanwhile() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED));
		BatchRequest any = request(old);
		BatchRequest named = new BatchRequest(any.account(), any.limits(), any.models(), any.window(), any.decision(),
				"batch_" + UUID.randomUUID(), Requests.QUOTAS);
		String first = accepted(post(named, source(old, 3, Retriable.ERRORED))).id();
		assertThat(staged(first).state()).isEqualTo(BatchState.QUEUED);
		this.story.ageOut(EndedBatches.payload(this.story.shard(old, 0)));

		BatchView again = accepted(post(named, source(old, 3, Retriable.ERRORED)));

		assertThat(again.id()).isEqualTo(first).isEqualTo(named.batchId());
		assertThat(again.counts().total()).isEqualTo(3);
		assertThat(again.retryOf()).isEqualTo(old);
		assertThat(this.story.batchesOf(any.account().id())).hasSize(2);
	}

	@Test
	void stagingThatDiedIsDoneAgain() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED, 4L, Outcome.ERRORED));
		BatchRequest request = request(old);
		Batch batch = this.ledger.draft(request).retrying(old);
		this.batches.begin(batch, new Upload(source(old, 4, Retriable.ERRORED), request.limits(),
				new Origin(null, null), request.quotas()));
		assertThat(this.terms.find(batch.id()).flatMap(this.terms::claim)).isPresent();
		this.clock.forward(Duration.ofMinutes(2));

		await().untilAsserted(() -> {
			this.staging.resume();
			assertThat(this.batches.find(batch.id()).orElseThrow().batch().state()).isEqualTo(BatchState.QUEUED);
		});

		assertThat(this.old.documents(batch)).extracting(StagedDocument::id).containsExactly("a", "e");
	}

	@Test
	void batchThatHoldsLessThanWasCountedIsNotQueued() {
		String old = this.old.ended(Map.of(0L, Outcome.ERRORED));

		String batch = accepted(retry(old, 7, Retriable.ERRORED)).id();

		await().untilAsserted(() -> assertThat(this.batches.find(batch).orElseThrow().terms()).isPositive());
		await().during(Duration.ofMillis(500))
			.untilAsserted(() -> assertThat(this.batches.find(batch)).get().matches(UploadedBatch::isToBeStaged));
	}

	private BatchRequest request(String old) {
		BatchRequest any = Requests.to(Pipeline.GPU);
		Account account = new Account(this.story.batch(old).text("account_id"), AccountType.STANDARD);
		return new BatchRequest(account, any.limits(), any.models(), any.window(), any.decision(), null,
				Requests.QUOTAS);
	}

	private static RetrySource source(String old, long documents, Retriable... outcomes) {
		return new RetrySource(old, Set.of(outcomes), documents);
	}

	private MvcTestResult retry(String old, long documents, Retriable... outcomes) {
		BatchRequest request = this.story.batch(old).attributes().isEmpty() ? Requests.to(Pipeline.GPU) : request(old);
		return post(request, source(old, documents, outcomes));
	}

	private MvcTestResult post(BatchRequest request, RetrySource source) {
		return this.mvc.post()
			.uri("/internal/uploaded-batches")
			.header(BatchRequest.HEADER, request.toHeader(this.json))
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(source))
			.exchange();
	}

	private BatchView accepted(MvcTestResult answer) {
		assertThat(answer).hasStatus(201);
		return this.json.readValue(answer.getResponse().getContentAsByteArray(), BatchView.class);
	}

	private Batch staged(String batchId) {
		return await().until(() -> this.batches.find(batchId).orElseThrow(), (found) -> !found.isToBeStaged()).batch();
	}

	private static DocumentError error(ResultLine line) {
		return Objects.requireNonNull(line.error());
	}

}
