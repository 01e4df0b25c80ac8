package dev.crossover.gpu.sweep;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.ledger.Milestones;
import dev.crossover.common.result.Outcome;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that batches end, whoever was to see to them. */
@EngineTest
class SweepEngineTests {

	@Autowired
	private Sweep sweep;

	@Autowired
	private Batches batches;

	@Autowired
	private Shards shards;

	@Autowired
	private ShardSteps steps;

	@Autowired
	private Payloads payloads;

	@Autowired
	private OpenWork openWork;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@AfterEach
	void resetTheClock() {
		this.clock.reset();
	}

	@Test
	void intakeThatDiedIsRemoved() {
		Batch batch = beginAndDie();

		this.clock.forward(Duration.ofMinutes(11));

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.batches.find(batch.id())).isEmpty();
		});
		assertThat(this.story.shards(batch.id())).isEmpty();
		assertThat(this.story.keys("batches/" + batch.id())).isEmpty();
	}

	@Test
	void intakeThatIsHeardOfStays() {
		Batch batch = beginAndDie();

		this.clock.forward(Duration.ofMinutes(9));
		assertThat(this.batches.stillStaging(batch.id(), this.clock.instant().plus(Duration.ofMinutes(10)))).isTrue();
		this.clock.forward(Duration.ofMinutes(9));
		this.sweep.run();

		assertThat(this.batches.find(batch.id())).isPresent();
	}

	@Test
	void removalThatWasDecidedTooEarlySparesTheBatch() {
		Batch batch = beginAndDie();
		var seen = this.batches.find(batch.id()).orElseThrow();
		this.batches.stillStaging(batch.id(), this.clock.instant().plus(Duration.ofMinutes(20)));

		assertThat(this.batches.abandon(seen)).isFalse();
	}

	@Test
	void batchIsClosedOnceEverythingIsStored() {
		String batchId = this.story.submit(Pipeline.GPU, 3);
		this.story.store(batchId, 0);
		this.sweep.run();
		assertThat(this.openWork.openBatches(Pipeline.GPU)).contains(batchId);

		this.story.store(batchId, 1);

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.openWork.openBatches(Pipeline.GPU)).doesNotContain(batchId);
		});
		assertThat(this.story.batch(batchId).instantOrNull("classified_at")).isNotNull();
	}

	@Test
	void batchIsClassifiedWithItsLastShard() {
		String batchId = this.story.submit(Pipeline.GPU, 3);
		classify(batchId, 0);
		this.sweep.run();
		assertThat(this.story.batch(batchId).instantOrNull("classified_at")).isNull();

		classify(batchId, 1);

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.story.batch(batchId).instantOrNull("classified_at")).isNotNull();
		});
	}

	@Test
	void documentsThatHaveNotRunExpire() {
		String batchId = this.story.submit(Pipeline.GPU, 5);
		classify(batchId, 0);
		look(batchId, 1);

		this.clock.forward(Duration.ofMinutes(61));

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.story.shards(batchId))
				.allSatisfy((shard) -> assertThat(shard.status()).isEqualTo(ShardStatus.CLASSIFIED));
		});
		assertThat(outcome(batchId, 1)).isEqualTo(Outcome.EXPIRED);
		assertThat(outcome(batchId, 2)).isEqualTo(Outcome.EXPIRED);
		assertThat(outcome(batchId, 0)).isEqualTo(Outcome.SUCCEEDED);
	}

	@Test
	void resultThatIsThereAtExpiryCounts() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		look(batchId, 0);
		leaveOutput(batchId, 0);

		this.clock.forward(Duration.ofMinutes(61));

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.story.shard(batchId, 0).status()).isEqualTo(ShardStatus.CLASSIFIED);
		});
		assertThat(outcome(batchId, 0)).isEqualTo(Outcome.SUCCEEDED);
	}

	@Test
	void documentsThatHaveNotRunAreCanceled() {
		String batchId = this.story.submit(Pipeline.GPU, 5);
		classify(batchId, 0);
		look(batchId, 1);

		this.batches.cancel(batchId, this.clock.instant());

		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.story.shards(batchId))
				.allSatisfy((shard) -> assertThat(shard.status()).isEqualTo(ShardStatus.CLASSIFIED));
		});
		assertThat(outcome(batchId, 1)).isEqualTo(Outcome.CANCELED);
		assertThat(outcome(batchId, 2)).isEqualTo(Outcome.CANCELED);
		assertThat(outcome(batchId, 0)).isEqualTo(Outcome.SUCCEEDED);
	}

	@Test
	void outputThatComesAfterTheCancelChangesNothing() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		look(batchId, 0);
		String late = this.story.shard(batchId, 0).outputs().getLast().key();
		this.batches.cancel(batchId, this.clock.instant());
		await().untilAsserted(() -> {
			this.sweep.run();
			assertThat(this.story.shard(batchId, 0).status()).isEqualTo(ShardStatus.CLASSIFIED);
		});

		this.story.leave(late, "{\"index\":0,\"outcome\":\"succeeded\"}");
		this.steps.advance(new ShardKey(batchId, 0), new Hint.Succeeded(null));

		assertThat(outcome(batchId, 0)).isEqualTo(Outcome.CANCELED);
		assertThat(this.story.announced(batchId)).hasSize(1);
	}

	private void classify(String batchId, int shard) {
		look(batchId, shard);
		leaveOutput(batchId, shard);
		look(batchId, shard);
	}

	private void look(String batchId, int shard) {
		this.steps.advance(new ShardKey(batchId, shard), new Hint.Due());
	}

	private void leaveOutput(String batchId, int shard) {
		this.story.leave(this.story.shard(batchId, shard).outputs().getLast().key(),
				"{\"index\":0,\"outcome\":\"succeeded\"}");
	}

	private Outcome outcome(String batchId, int shard) {
		return this.story.results(this.story.shard(batchId, shard).outputs().getFirst().key()).getFirst().outcome();
	}

	private Batch beginAndDie() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		Instant now = this.clock.instant();
		Batch batch = new Batch("batch_0dead" + Math.abs(now.hashCode()), request.account(), request.models(),
				Pipeline.GPU, request.window(), request.decision(), 0, new Counts(0, 0, 0, 0, 0),
				new Milestones(now, null, null, null, null, null, now.plusSeconds(3_600)));
		this.batches.begin(batch, now.plus(Duration.ofMinutes(10)), request.quotas());
		ShardKey key = new ShardKey(batch.id(), 0);
		this.shards.add(Shard.staged(key, Pipeline.GPU, 1,
				this.payloads.writeShard(key, "{}\n".getBytes(StandardCharsets.UTF_8))));
		return batch;
	}

}
