package dev.crossover.gpu.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that passes find every shard, however many run, and start each but once. */
@EngineTest
class DispatchEngineTests {

	@Autowired
	private DispatchPass pass;

	@Autowired
	private ShardSteps steps;

	@Autowired
	private Shards shards;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@AfterEach
	void resetTheClock() {
		this.clock.reset();
	}

	@Test
	void passStartsEveryShardOfABatch() {
		String batchId = this.story.submit(Pipeline.GPU, 7);

		runUntilStarted(batchId);

		assertThat(this.story.shards(batchId)).hasSize(4)
			.allSatisfy((shard) -> assertThat(shard.status()).isEqualTo(ShardStatus.IN_FLIGHT));
	}

	@Test
	void passesAtTheSameTimeStartEachShardOnce() {
		String batchId = this.story.submit(Pipeline.GPU, 12);

		try (ExecutorService instances = Executors.newFixedThreadPool(3)) {
			for (int instance = 0; instance < 3; instance++) {
				instances.execute(() -> this.pass.run(Pipeline.GPU));
			}
		}
		runUntilStarted(batchId);

		assertThat(this.story.shards(batchId)).hasSize(6).allSatisfy((shard) -> {
			assertThat(shard.latest().attempt()).isEqualTo(1);
			assertThat(shard.outputs()).hasSize(1);
		});
	}

	@Test
	void passAnnouncesRefusedDocuments() {
		String batchId = this.story.submit(Pipeline.GPU, "application/x-ndjson", "{\"text\":\"\"}\n");

		await().untilAsserted(() -> {
			this.pass.run(Pipeline.GPU);
			assertThat(this.story.announced(batchId)).isNotEmpty();
		});

		assertThat(this.story.shard(batchId, 0).status()).isEqualTo(ShardStatus.CLASSIFIED);
	}

	@Test
	void passFindsAnOutputOfWhichNothingWasHeard() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		runUntilStarted(batchId);
		this.story.leave(this.story.shard(batchId, 0).outputs().getFirst().key(), "{}");

		this.clock.forward(Duration.ofSeconds(16));

		await().untilAsserted(() -> {
			this.pass.run(Pipeline.GPU);
			assertThat(this.story.announced(batchId)).hasSize(1);
		});
	}

	@Test
	void claimOfOneWhoDiedIsTakenOver() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		Shard staged = this.story.shard(batchId, 0);
		assertThat(this.shards.claim(staged, 1, this.clock.instant().plusSeconds(20))).isTrue();
		assertThat(this.shards.claim(staged, 1, this.clock.instant().plusSeconds(20))).isFalse();

		look(batchId);
		assertThat(this.story.shard(batchId, 0).outputs()).isEmpty();
		this.clock.forward(Duration.ofSeconds(21));
		look(batchId);
		this.clock.forward(Duration.ofSeconds(2));
		look(batchId);

		assertThat(this.story.shard(batchId, 0).latest().attempt()).isEqualTo(2);
		assertThat(this.story.shard(batchId, 0).outputs()).hasSize(1);
	}

	@Test
	void outputOfOneWhoDiedBeforeNotingItIsUsed() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		this.shards.claim(this.story.shard(batchId, 0), 1, this.clock.instant().plusSeconds(20));
		S3Location output = new S3Location(bucketOf(batchId), "inference/output/%s.out".formatted(batchId));
		this.story.leave(output.key(), "{}");

		this.steps.advance(new ShardKey(batchId, 0), new Hint.Succeeded(output));

		assertThat(this.story.announced(batchId)).hasSize(1);
	}

	@Test
	void attemptThatTheEndpointDidNotTakeDoesNotCount() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		this.shards.claim(this.story.shard(batchId, 0), 1, this.clock.instant().plusSeconds(20));
		this.shards.release(new AttemptId(new ShardKey(batchId, 0), 1), this.clock.instant().plusSeconds(5));

		look(batchId);
		assertThat(this.story.shard(batchId, 0).latest().attempt()).isZero();
		this.clock.forward(Duration.ofSeconds(6));
		look(batchId);

		assertThat(this.story.shard(batchId, 0).latest().attempt()).isEqualTo(1);
		assertThat(this.story.shard(batchId, 0).outputs()).hasSize(1);
	}

	private String bucketOf(String batchId) {
		return Objects.requireNonNull(this.story.shard(batchId, 0).payload()).bucket();
	}

	private void look(String batchId) {
		this.steps.advance(new ShardKey(batchId, 0), new Hint.Due());
	}

	private void runUntilStarted(String batchId) {
		await().until(() -> {
			this.pass.run(Pipeline.GPU);
			List<Shard> all = this.story.shards(batchId);
			return all.stream().noneMatch(Shard::untouched);
		});
	}

}
