package dev.crossover.gpu.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests that a submission becomes a durable batch that adds up, or nothing at all. */
@EngineTest
class IntakeEngineTests {

	private static final String FIVE_DOCUMENTS = """
			{"id":"a","text":"one"}
			{"id":"b","text":"two"}
			{"id":"c","text":"  "}
			{"id":"d","text":"four"}
			{"id":"e","text":"five"}
			""";

	@Autowired
	private Intake intake;

	@Autowired
	private Batches batches;

	@Autowired
	private OpenWork openWork;

	@Autowired
	private Story story;

	@Autowired
	private JsonMapper json;

	@Test
	void ndjsonBecomesShardsThatAddUp() {
		Batch batch = accept(DocumentFormat.NDJSON, Requests.to(Pipeline.GPU), body(FIVE_DOCUMENTS));

		assertThat(batch.state()).isEqualTo(BatchState.QUEUED);
		Item item = this.story.batch(batch.id());
		assertThat(item.number("total")).isEqualTo(5);
		assertThat(item.number("shards")).isEqualTo(3);
		List<Shard> shards = this.story.shards(batch.id());
		assertThat(shards).hasSize(3).extracting(Shard::documents).containsExactly(2, 2, 1);
		assertThat(shards.stream().flatMapToLong(this::indexes)).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
	}

	@Test
	void refusedDocumentsHaveTheirResultsAtOnce() {
		Batch batch = accept(DocumentFormat.NDJSON, Requests.to(Pipeline.GPU), body(FIVE_DOCUMENTS));

		Shard refused = this.story.shards(batch.id()).getLast();
		assertThat(refused.payload()).isNull();
		assertThat(this.story.results(refused.outputs().getFirst().key())).singleElement().satisfies((result) -> {
			assertThat(result.id()).isEqualTo("c");
			assertThat(result.index()).isEqualTo(2);
			assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
		});
	}

	@Test
	void csvBecomesTheSameShards() {
		String csv = "id,text\na,one\nb,two\nc,three\n";

		Batch batch = accept(DocumentFormat.CSV, Requests.to(Pipeline.CPU), body(csv));

		assertThat(this.story.shards(batch.id())).extracting(Shard::documents).containsExactly(2, 1);
		assertThat(this.story.lines("batches/%s/shards/000001.ndjson".formatted(batch.id()))).singleElement()
			.isEqualTo("{\"index\":2,\"id\":\"c\",\"text\":\"three\"}");
	}

	@Test
	void queuedBatchIsOpenWork() {
		Batch batch = accept(DocumentFormat.NDJSON, Requests.to(Pipeline.CPU), body(FIVE_DOCUMENTS));

		assertThat(this.openWork.openBatches(Pipeline.CPU)).contains(batch.id());
		assertThat(this.openWork.openBatches(Pipeline.GPU)).doesNotContain(batch.id());
	}

	@Test
	void submissionThatIsRepeatedIsTheSameBatch() {
		BatchRequest request = named(Requests.to(Pipeline.CPU));

		Batch first = accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS));
		Batch again = accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS));

		assertThat(again.id()).isEqualTo(first.id()).isEqualTo(request.batchId());
		assertThat(this.story.batchesOf(request.account().id())).hasSize(1);
		assertThat(this.story.batch(first.id()).number("total")).isEqualTo(5);
		assertThat(this.story.shards(first.id())).hasSize(3);
	}

	@Test
	void submissionThatIsBeingStagedIsNotStagedTwice() {
		BatchRequest request = named(Requests.to(Pipeline.CPU));
		InputStream repeated = new SequenceInputStream(body("{\"text\":\"one\"}\n"), new InputStream() {

			@Override
			public int read() {
				assertThatExceptionOfType(ProblemException.class)
					.isThrownBy(() -> accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS)))
					.satisfies((problem) -> assertThat(problem.getStatusCode().value()).isEqualTo(503));
				return -1;
			}

		});

		Batch first = accept(DocumentFormat.NDJSON, request, repeated);

		assertThat(this.story.batch(first.id()).number("total")).isEqualTo(1);
	}

	@Test
	void submissionThatFailedMayBeRepeated() {
		BatchRequest request = named(Requests.to(Pipeline.CPU));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> accept(DocumentFormat.NDJSON, request, body("\n")));

		assertThat(accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS)).id()).isEqualTo(request.batchId());
	}

	@Test
	void batchOfAnotherAccountIsNotGivenAway() {
		BatchRequest request = named(Requests.to(Pipeline.CPU));
		accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS));
		BatchRequest other = Requests.to(Pipeline.CPU);
		BatchRequest thief = new BatchRequest(other.account(), other.limits(), other.models(), other.window(),
				other.decision(), request.batchId(), other.quotas());

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> accept(DocumentFormat.NDJSON, thief, body(FIVE_DOCUMENTS)));
	}

	private static BatchRequest named(BatchRequest request) {
		return new BatchRequest(request.account(), request.limits(), request.models(), request.window(),
				request.decision(), new BatchIds().next(Instant.now()), request.quotas());
	}

	@Test
	void submissionWithoutDocumentsLeavesNothing() {
		BatchRequest request = Requests.to(Pipeline.GPU);

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> accept(DocumentFormat.NDJSON, request, body("\n")))
			.satisfies(
					(problem) -> assertThat(problem.getBody().getProperties()).containsEntry("code", "no_documents"));
		assertNothingIsLeftOf(request);
	}

	@Test
	void malformedSubmissionLeavesNothing() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		String broken = "[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}, oops";

		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> accept(DocumentFormat.JSON_ARRAY, request, body(broken)));
		assertNothingIsLeftOf(request);
	}

	@Test
	void clientThatGoesHalfWayLeavesNothing() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		InputStream body = new SequenceInputStream(body(FIVE_DOCUMENTS), new BrokenConnection());

		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> accept(DocumentFormat.NDJSON, request, body));
		assertNothingIsLeftOf(request);
	}

	@Test
	void nothingIsQueuedBeforeWhatFollowsOnTheDocumentsHasCome() throws IOException {
		BatchRequest request = Requests.to(Pipeline.GPU);
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(FIVE_DOCUMENTS.getBytes(StandardCharsets.UTF_8));
		}
		InputStream body = new SequenceInputStream(new ByteArrayInputStream(packed.toByteArray()),
				new BrokenConnection());

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.intake.accept(request,
				new Submission(DocumentFormat.NDJSON, ContentCoding.GZIP, null), body));
		assertNothingIsLeftOf(request);
	}

	@Test
	void accountOfAnotherTypeByNowFindsItsBatch() {
		BatchRequest request = named(Requests.to(Pipeline.CPU));
		accept(DocumentFormat.NDJSON, request, body(FIVE_DOCUMENTS));
		BatchRequest again = new BatchRequest(new Account(request.account().id(), AccountType.ENTERPRISE),
				request.limits(), request.models(), request.window(), request.decision(), request.batchId(),
				request.quotas());

		assertThat(accept(DocumentFormat.NDJSON, again, body(FIVE_DOCUMENTS)).id()).isEqualTo(request.batchId());
	}

	@Test
	void batchTakenForAbandonedCannotBeQueued() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		InputStream abandoned = new InputStream() {

			@Override
			public int read() {
				String id = Item.of(IntakeEngineTests.this.story.batchesOf(request.account().id()).getFirst())
					.text("id");
				IntakeEngineTests.this.batches.abandon(id);
				return -1;
			}

		};

		assertThatExceptionOfType(ProblemException.class).isThrownBy(
				() -> accept(DocumentFormat.NDJSON, request, new SequenceInputStream(body(FIVE_DOCUMENTS), abandoned)));
		assertNothingIsLeftOf(request);
	}

	private Batch accept(DocumentFormat format, BatchRequest request, InputStream body) {
		return this.intake.accept(request, new Submission(format, ContentCoding.IDENTITY, null), body);
	}

	private void assertNothingIsLeftOf(BatchRequest request) {
		assertThat(this.story.batchesOf(request.account().id())).isEmpty();
		List<String> known = this.openWork.openBatches(Pipeline.GPU);
		assertThat(this.story.keys("batches/"))
			.allMatch((key) -> known.contains(key.split("/")[1]) || !this.story.shards(key.split("/")[1]).isEmpty());
	}

	private LongStream indexes(Shard shard) {
		return (shard.payload() != null)
				? this.story.lines(shard.payload().key())
					.stream()
					.mapToLong((line) -> this.json.readValue(line, StagedDocument.class).index())
				: this.story.results(shard.outputs().getFirst().key()).stream().mapToLong(ResultLine::index);
	}

	private static InputStream body(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	/** A connection that breaks. */
	private static final class BrokenConnection extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("reset by peer");
		}

	}

}
