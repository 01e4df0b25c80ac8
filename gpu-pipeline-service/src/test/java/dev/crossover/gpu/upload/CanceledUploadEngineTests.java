package dev.crossover.gpu.upload;

import java.nio.charset.StandardCharsets;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.trace.Origin;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.intake.IntakeLedger;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.SupersededException;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * An upload that is canceled while it is staged ends, and whoever stages it is stopped.
 */
@EngineTest
class CanceledUploadEngineTests {

	@Autowired
	private UploadStaging staging;

	@Autowired
	private StagingTerms terms;

	@Autowired
	private UploadedBatches uploads;

	@Autowired
	private Batches batches;

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

	@Test
	void uploadThatIsCanceledEndsAndLeavesNothing() {
		Batch batch = begin();
		StagingTerm slow = this.terms.find(batch.id()).flatMap(this.terms::claim).orElseThrow();
		stage(slow);

		this.batches.cancel(batch.id(), this.clock.instant());

		await().untilAsserted(() -> {
			this.staging.resume();
			assertThat(find(batch).state()).isEqualTo(BatchState.CANCELED);
		});
		assertThat(find(batch).counts().total()).isZero();
		assertThat(this.story.shards(batch.id())).isEmpty();
		assertThat(this.story.keys("batches/%s/".formatted(batch.id()))).isEmpty();
		assertThatExceptionOfType(SupersededException.class)
			.isThrownBy(() -> this.uploads.postpone(slow, this.clock.instant()));
		await()
			.untilAsserted(() -> assertThat(this.openWork.dueUploads(this.clock.instant())).doesNotContain(batch.id()));
	}

	private Batch begin() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		Batch batch = this.ledger.draft(request);
		UploadSource source = new UploadSource("uploads/acct_test/" + batch.id(), "application/x-ndjson", null, null);
		this.uploads.begin(batch, new Upload(source, request.limits(), new Origin(null, null), request.quotas()));
		return batch;
	}

	private void stage(StagingTerm term) {
		ShardKey shard = new ShardKey(term.batch().id(), 0);
		this.uploads.add(term, Shard.staged(shard, Pipeline.GPU, 1,
				this.payloads.writeShard(shard, term.number(), "{}\n".getBytes(StandardCharsets.UTF_8))));
	}

	private Batch find(Batch batch) {
		return this.batches.find(batch.id()).orElseThrow().batch();
	}

}
