package dev.crossover.gpu.cpu;

import java.time.Duration;

import dev.crossover.common.result.ResultLine;
import dev.crossover.gpu.CpuPipelineStandIn;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.dispatch.Hint;
import dev.crossover.gpu.dispatch.ShardSteps;
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

/** Tests shards that run on the CPU pipeline. */
@EngineTest
class CpuEngineTests {

	@Autowired
	private ShardSteps steps;

	@Autowired
	private Shards shards;

	@Autowired
	private CpuClaims claims;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@AfterEach
	void resetTheClock() {
		this.clock.reset();
	}

	@Test
	void resultsAreWrittenAndAnnounced() {
		String batchId = this.story.submit(Pipeline.CPU, 2);

		look(batchId);
		awaitStatus(batchId, ShardStatus.CLASSIFIED);

		assertThat(this.story.announced(batchId)).singleElement()
			.satisfies((message) -> assertThat(this.story.results(message.key())).extracting(ResultLine::index)
				.containsExactly(0L, 1L));
		assertThat(CpuPipelineStandIn.queries).contains("lane=bulk&models=sentiment,intent");
	}

	@Test
	void shardThatIsNotTakenWaitsAsLongAsItIsTold() {
		CpuPipelineStandIn.failOnce(503);
		String batchId = this.story.submit(Pipeline.CPU, 2);

		look(batchId);
		awaitRetryAt(batchId);
		assertThat(shard(batchId).latest().attempt()).isZero();
		this.clock.forward(Duration.ofSeconds(5));
		look(batchId);
		assertThat(shard(batchId).latest().attempt()).isZero();
		this.clock.forward(Duration.ofSeconds(3));
		look(batchId);

		awaitStatus(batchId, ShardStatus.CLASSIFIED);
		assertThat(shard(batchId).latest().attempt()).isEqualTo(1);
	}

	@Test
	void answerWithTooFewResultsIsAFailedAttempt() {
		CpuPipelineStandIn.failOnce(200);
		String batchId = this.story.submit(Pipeline.CPU, 2);

		look(batchId);
		awaitRetryAt(batchId);
		assertThat(shard(batchId).latest().attempt()).isEqualTo(1);
		this.clock.forward(Duration.ofSeconds(3));
		look(batchId);

		awaitStatus(batchId, ShardStatus.CLASSIFIED);
		assertThat(shard(batchId).latest().attempt()).isEqualTo(2);
	}

	@Test
	void attemptThatIsReportedAsRunningIsNotTakenOver() {
		String batchId = this.story.submit(Pipeline.CPU, 2);
		this.shards.claim(shard(batchId), 1, this.clock.instant().plusSeconds(20));

		this.clock.forward(Duration.ofSeconds(15));
		this.claims.renew(shard(batchId).attemptId());
		this.clock.forward(Duration.ofSeconds(15));
		look(batchId);
		assertThat(shard(batchId).latest().retryAt()).isNull();
		this.clock.forward(Duration.ofSeconds(6));
		look(batchId);
		this.clock.forward(Duration.ofSeconds(2));
		look(batchId);

		awaitStatus(batchId, ShardStatus.CLASSIFIED);
		assertThat(shard(batchId).latest().attempt()).isEqualTo(2);
	}

	private void look(String batchId) {
		this.steps.advance(new ShardKey(batchId, 0), new Hint.Due());
	}

	private Shard shard(String batchId) {
		return this.story.shard(batchId, 0);
	}

	private void awaitStatus(String batchId, ShardStatus status) {
		await().until(() -> shard(batchId).status() == status);
	}

	private void awaitRetryAt(String batchId) {
		await().until(() -> shard(batchId).latest().retryAt() != null);
	}

}
