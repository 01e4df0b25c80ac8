package dev.crossover.results.replication;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.result.ResultLine;
import dev.crossover.results.Lines;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import dev.crossover.results.page.PagePacker;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.ResultPages;
import dev.crossover.results.page.Submission;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/** Whether PostgreSQL ends up with what DynamoDB has. */
class ReplicationTests extends OnLocalCloud {

	private static final Duration LIMIT = Duration.ofMinutes(4);

	@Autowired
	private TestBatches batches;

	@Autowired
	private ResultPages pages;

	@Autowired
	private PagePacker packer;

	@Autowired
	private Replica replica;

	@Autowired
	private Database database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MessageListenerContainerRegistry containers;

	@AfterEach
	void plugIn() {
		CABLE.plug();
	}

	@Test
	void replicaEqualsWhatIsStoredRowForRow() {
		Batch batch = this.batches.running(3, 100);

		announce(batch, 3, 100);

		await().atMost(LIMIT)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(rows(batch)).isEqualTo(Lines.mixed(0, 300)));
		assertThat(rows(batch)).isEqualTo(stored(batch));
		assertThat(this.jdbc.sql("select account_id from submissions where kind = 'batch' and id = ?")
			.param(batch.id())
			.query(String.class)
			.single()).isEqualTo(batch.account().id());
	}

	@Test
	void replicaThatMissedAShardGetsItWhenTheShardIsAnnouncedAgain() {
		Batch batch = this.batches.running(1, 10);
		announce(batch, 1, 10);
		await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(rows(batch)).hasSize(10));
		this.jdbc.sql("delete from predictions where submission_id = ?").param(batch.id()).update();
		this.jdbc.sql("delete from documents where submission_id = ?").param(batch.id()).update();

		announce(batch, 1, 10);

		await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(rows(batch)).isEqualTo(stored(batch)));
	}

	@Test
	void upsertWhenRepeatedTouchesNothing() {
		Batch batch = this.batches.running(1, 10);
		this.database.migrate();
		this.replica.upsert(pages(batch, Lines.mixed(0, 10), 1));
		List<Map<String, @Nullable Object>> before = everything(batch);

		this.replica.upsert(pages(batch, Lines.mixed(0, 10), 1));
		this.replica.upsert(pages(batch, Lines.mixed(0, 10).reversed(), 1));

		assertThat(before).hasSize(8 * 2 + 2);
		assertThat(everything(batch)).isEqualTo(before);
	}

	@Test
	void upsertWhenVersionsComeInAnyOrderKeepsTheHighest() {
		Batch batch = this.batches.running(1, 2);
		this.database.migrate();
		List<ResultLine> retried = List.of(Lines.errored(0), Lines.succeeded(1));

		this.replica.upsert(pages(batch, List.of(Lines.succeeded(0), Lines.errored(1)), 1));
		this.replica.upsert(pages(batch, retried, 2));
		this.replica.upsert(pages(batch, List.of(Lines.succeeded(0), Lines.errored(1)), 1));

		assertThat(rows(batch)).isEqualTo(retried);
	}

	@Test
	void upsertWhenAPageFailsLeavesNothingOfTheShard() {
		Batch batch = this.batches.running(1, 2);
		this.database.migrate();
		ResultPage good = pages(batch, List.of(Lines.succeeded(0)), 1).getFirst();
		ResultPage twice = pages(batch, List.of(Lines.succeeded(1), Lines.succeeded(1)), 1).getFirst();

		assertThatException().isThrownBy(() -> this.replica.upsert(List.of(good, twice)));

		assertThat(rows(batch)).isEmpty();
	}

	@Test
	void upsertWhenATextHasNulReplacesIt() {
		Batch batch = this.batches.running(1, 1);
		this.database.migrate();
		DocumentError error = new DocumentError("invalid_document", "a\0b", false);

		this.replica.upsert(pages(batch, List.of(ResultLine.errored("id\0", 0, error)), 1));

		assertThat(rows(batch)).singleElement().extracting(ResultLine::id).isEqualTo("id\uFFFD");
	}

	@Test
	void replicationWhenPostgresLeavesAndReturnsCatchesUpWhileTheApiAnswers() {
		Batch before = this.batches.running(1, 10);
		announce(before, 1, 10);
		await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(rows(before)).hasSize(10));

		CABLE.pull();
		Batch during = this.batches.running(8, 10);
		announce(during, 8, 10);
		await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(stored(during)).hasSize(80));
		assertThat(this.mvc.get().uri("/internal/accounts/%s/batches/%s".formatted(during.account().id(), during.id())))
			.hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.counts.pending", (pending) -> assertThat(pending).isEqualTo(0));
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk();
		await().atMost(LIMIT).ignoreExceptions().until(() -> !isListening());

		CABLE.plug();
		await().atMost(LIMIT)
			.ignoreExceptions()
			.untilAsserted(() -> assertThat(rows(during)).isEqualTo(stored(during)));
	}

	private boolean isListening() {
		return Objects.requireNonNull(this.containers.getContainerById(Replication.CONTAINER)).isRunning();
	}

	private void announce(Batch batch, int shards, int documents) {
		IntStream.range(0, shards)
			.mapToObj((shard) -> this.batches.output(batch, shard, Lines.mixed((long) shard * documents, documents)))
			.forEach(this.batches::send);
	}

	private List<ResultPage> pages(Batch batch, List<ResultLine> lines, long version) {
		return ResultPage
			.ofShard(Submission.of(batch), 0, this.packer.pack(lines), Instant.parse("2026-11-23T11:00:00Z"))
			.stream()
			.map((page) -> new ResultPage(page.submission(), page.position(), page.contents(), version,
					page.storedAt()))
			.toList();
	}

	private List<ResultLine> stored(Batch batch) {
		return this.pages.between(Submission.of(batch).key(), 0, batch.shards())
			.flatMap((page) -> page.contents().read(this.json).stream())
			.toList();
	}

	private List<ResultLine> rows(Batch batch) {
		return this.jdbc.sql("""
				select json_strip_nulls(json_build_object('id', document_id, 'index', index, 'outcome', outcome,
					'truncated', case when truncated then true end,
					'error', case when error_code is not null then json_build_object('code', error_code,
						'message', error_message, 'retryable', error_retryable) end,
					'predictions', (select json_object_agg(model, json_build_object('label', label, 'score', score))
						from predictions p where p.kind = d.kind and p.submission_id = d.submission_id
						and p.index = d.index)))::text
				from documents d where kind = 'batch' and submission_id = ? order by index""")
			.param(batch.id())
			.query(String.class)
			.list()
			.stream()
			.map((row) -> this.json.readValue(row, ResultLine.class))
			.toList();
	}

	private List<Map<String, @Nullable Object>> everything(Batch batch) {
		return this.jdbc.sql("""
				select d.*, p.model, p.label, p.score, d.ctid::text, p.ctid::text as prediction_ctid
				from documents d left join predictions p using (kind, submission_id, index)
				where submission_id = ? order by index, model""").param(batch.id()).query().listOfRows();
	}

}
