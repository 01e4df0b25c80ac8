package dev.crossover.gpu.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.ledger.Failure;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.trace.Origin;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.intake.IntakeLedger;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.SupersededException;
import dev.crossover.gpu.ledger.UploadedBatch;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Uploads become batches, whoever dies meanwhile, or fail with a reason. */
@EngineTest
class UploadEngineTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final String FIVE = """
			{"id":"a","text":"one"}
			{"id":"b","text":"two"}
			{"id":"c","text":"  "}
			{"id":"d","text":"four"}
			{"id":"e","text":"five"}
			""";

	private final String key = "uploads/acct_test/" + UUID.randomUUID();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UploadStaging staging;

	@Autowired
	private StagingTerms terms;

	@Autowired
	private UploadReading reading;

	@Autowired
	private UploadedBatches batches;

	@Autowired
	private IntakeLedger ledger;

	@Autowired
	private OpenWork openWork;

	@Autowired
	private Payloads payloads;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@Autowired
	private S3Client s3;

	@Autowired
	private Stack stack;

	@Autowired
	private JsonMapper json;

	@AfterEach
	void backToNow() {
		this.clock.reset();
	}

	@Test
	void acceptAnswersBeforeAnythingIsReadAndStagesThen() throws IOException {
		upload(gzip(FIVE));

		BatchView answer = submit(Pipeline.GPU, new UploadSource(this.key, NDJSON, "gzip", null));

		assertThat(answer.state()).isEqualTo(BatchState.VALIDATING);
		Batch batch = ended(answer.id());
		assertThat(batch.state()).isEqualTo(BatchState.QUEUED);
		assertThat(batch.counts().total()).isEqualTo(5);
		assertThat(batch.shards()).isEqualTo(3);
		assertThat(this.story.shards(batch.id())).extracting(Shard::documents).containsExactly(2, 2, 1);
		await().untilAsserted(() -> assertThat(this.openWork.openBatches(Pipeline.GPU)).contains(batch.id()));
	}

	@Test
	void acceptOfTheSameAgainIsTheSameBatch() {
		upload(FIVE.getBytes(StandardCharsets.UTF_8));
		BatchRequest any = Requests.to(Pipeline.GPU);
		BatchRequest named = new BatchRequest(any.account(), any.limits(), any.models(), any.window(), any.decision(),
				"batch_" + UUID.randomUUID(), any.quotas());
		UploadSource source = new UploadSource(this.key, NDJSON, null, null);

		String first = submit(named, source).id();

		assertThat(ended(first).state()).isEqualTo(BatchState.QUEUED);
		assertThat(submit(named, source)).satisfies((again) -> {
			assertThat(again.id()).isEqualTo(first).isEqualTo(named.batchId());
			assertThat(again.counts().total()).isEqualTo(5);
		});
		assertThat(this.story.shards(first)).hasSize(3);
	}

	@Test
	void uploadThatIsNotStagedYetIsNoWorkForTheGpu() {
		Batch batch = begin(FIVE);

		assertThat(this.openWork.openBatches(Pipeline.GPU)).doesNotContain(batch.id());
		await().untilAsserted(() -> assertThat(this.openWork.dueUploads(this.clock.instant())).contains(batch.id()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json     |          | [{"text":"a"},{"text":"b"},{"text":"c"}, oops | invalid_json
			application/json     |          | [{"text":"a"},{"text":"b"},{"text":"c"}       | invalid_json
			application/x-ndjson | gzip     | {"text":"a"}                                  | invalid_encoding
			text/csv             |          | a,b                                           | missing_text_column
			application/x-ndjson |          | ' '                                           | no_documents
			""")
	void uploadThatCannotBeReadFailsAndLeavesNothing(String type, String coding, String body, String code) {
		upload(body.getBytes(StandardCharsets.UTF_8));

		Batch batch = ended(submit(Pipeline.GPU, new UploadSource(this.key, type, coding, null)).id());

		assertThat(batch.state()).isEqualTo(BatchState.FAILED);
		assertThat(batch.failure()).isNotNull().extracting(Failure::code).isEqualTo(code);
		assertThat(this.story.shards(batch.id())).isEmpty();
		assertThat(this.story.keys("batches/%s/".formatted(batch.id()))).isEmpty();
		await()
			.untilAsserted(() -> assertThat(this.openWork.dueUploads(this.clock.instant())).doesNotContain(batch.id()));
	}

	@Test
	void uploadThatIsGoneFails() {
		Batch batch = ended(submit(Pipeline.CPU, new UploadSource(this.key, NDJSON, null, null)).id());

		assertThat(batch.failure()).isNotNull().extracting(Failure::code).isEqualTo("upload_missing");
	}

	@Test
	void stagingThatDiedIsDoneAgain() {
		Batch batch = begin(FIVE);
		StagingTerm dead = claim(batch);
		store(dead, 0);
		store(dead, 7);

		this.staging.resume();
		assertThat(this.batches.find(batch.id())).map(UploadedBatch::terms).contains(1);
		this.clock.forward(Duration.ofMinutes(2));

		await().untilAsserted(() -> {
			this.staging.resume();
			assertThat(find(batch).state()).isEqualTo(BatchState.QUEUED);
		});
		assertThat(find(batch).counts().total()).isEqualTo(5);
		assertThat(this.story.shards(batch.id())).extracting((shard) -> shard.key().number()).containsExactly(0, 1, 2);
	}

	@Test
	void supersededStagingCanDoNothingAnyMore() {
		Batch batch = begin(FIVE);
		StagingTerm slow = claim(batch);
		StagingTerm successor = claim(batch);

		assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> store(slow, 0));
		assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> this.reading.read(slow, upload(batch)));
		this.reading.read(successor, upload(batch));
		assertThatExceptionOfType(SupersededException.class)
			.isThrownBy(() -> this.batches.remove(slow, new ShardKey(batch.id(), 0)));
		assertThat(find(batch).state()).isEqualTo(BatchState.QUEUED);
		assertThat(this.story.shards(batch.id())).hasSize(3);
	}

	@Test
	void stagingThatFailsAgainAndAgainFailsTheBatch() {
		Batch batch = begin(FIVE);
		for (int attempt = 0; attempt < 5; attempt++) {
			claim(batch);
		}

		this.reading.read(claim(batch), upload(batch));

		assertThat(find(batch).failure()).isNotNull().extracting(Failure::code).isEqualTo("internal");
	}

	// The router has had a batch accepted, and the process died right after.
	private Batch begin(String documents) {
		upload(documents.getBytes(StandardCharsets.UTF_8));
		BatchRequest request = Requests.to(Pipeline.GPU);
		Batch batch = this.ledger.draft(request);
		this.batches.begin(batch, new Upload(new UploadSource(this.key, NDJSON, null, null), request.limits(),
				new Origin(null, null), request.quotas()));
		return batch;
	}

	private StagingTerm claim(Batch batch) {
		return this.terms.find(batch.id()).flatMap(this.terms::claim).orElseThrow();
	}

	private Upload upload(Batch batch) {
		return this.batches.find(batch.id()).orElseThrow().upload();
	}

	private void store(StagingTerm term, int number) {
		ShardKey shard = new ShardKey(term.batch().id(), number);
		this.batches.add(term, Shard.staged(shard, Pipeline.GPU, 1,
				this.payloads.writeShard(shard, term.number(), "{}\n".getBytes(StandardCharsets.UTF_8))));
	}

	private BatchView submit(Pipeline pipeline, UploadSource source) {
		return submit(Requests.to(pipeline), source);
	}

	private BatchView submit(BatchRequest request, UploadSource source) {
		MvcTestResult answer = this.mvc.post()
			.uri("/internal/uploaded-batches")
			.header(BatchRequest.HEADER, request.toHeader(this.json))
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(source))
			.exchange();
		assertThat(answer).hasStatus(HttpStatus.CREATED);
		return this.json.readValue(answer.getResponse().getContentAsByteArray(), BatchView.class);
	}

	private Batch ended(String batchId) {
		return await().until(() -> this.batches.find(batchId).orElseThrow(), (found) -> !found.isToBeStaged()).batch();
	}

	private Batch find(Batch batch) {
		return this.batches.find(batch.id()).orElseThrow().batch();
	}

	private void upload(byte[] body) {
		this.s3.putObject((request) -> request.bucket(this.stack.payloadBucket()).key(this.key),
				RequestBody.fromBytes(body));
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return compressed.toByteArray();
	}

}
