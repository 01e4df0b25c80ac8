package dev.crossover.gpu.completion;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.crossover.common.queue.ResultsMessage.ShardClassified;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.policy.dispatch.ShardStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests what becomes of a shard whatever is heard of it: once, twice, too late, in the
 * wrong order, or never; and whoever died in between.
 */
class CompletionEngineTests extends AttemptInFlight {

	@Test
	void attemptIsInFlightWithItsOutputLocation() {
		Shard shard = shard();

		assertThat(shard.status()).isEqualTo(ShardStatus.IN_FLIGHT);
		assertThat(shard.latest().attempt()).isEqualTo(1);
		assertThat(shard.outputs()).hasSize(1);
		assertThat(shard.latest().failure()).isNotNull();
	}

	@Test
	void successAnnouncesTheOutput() {
		S3Location output = leaveOutput();

		succeeded(1, output);

		assertThat(shard().status()).isEqualTo(ShardStatus.CLASSIFIED);
		assertThat(announced()).containsExactly(new ShardClassified(this.batchId, 0, 1, output.bucket(), output.key()));
	}

	@Test
	void successThatIsHeardTwiceAnnouncesOnce() {
		S3Location output = leaveOutput();

		succeeded(1, output);
		succeeded(1, output);

		assertThat(announced()).hasSize(1);
	}

	@Test
	void successThatDoesNotSayWhereAnnouncesTheOutput() {
		S3Location output = leaveOutput();

		this.completions
			.receive("{\"invocationStatus\":\"Completed\",\"inferenceId\":\"%s-000000-1\"}".formatted(this.batchId));

		assertThat(announced()).extracting(ShardClassified::key).containsExactly(output.key());
	}

	@Test
	void successWithoutAnOutputWaitsForOne() {
		succeeded(1, shard().outputs().getFirst());

		assertThat(shard().status()).isEqualTo(ShardStatus.IN_FLIGHT);
		assertThat(announced()).isEmpty();
	}

	@Test
	void successThatIsNeverHeardIsFoundByLooking() {
		S3Location output = leaveOutput();

		look();

		assertThat(announced()).extracting(ShardClassified::key).containsExactly(output.key());
	}

	@Test
	void failureStartsTheNextAttemptAfterADelay() {
		failed(1);
		look();
		assertThat(shard().latest().attempt()).isEqualTo(1);

		this.clock.forward(Duration.ofSeconds(2));
		look();

		assertThat(shard().latest().attempt()).isEqualTo(2);
		assertThat(shard().outputs()).hasSize(2);
	}

	@Test
	void failureThatIsNeverHeardIsFoundByLooking() {
		this.story.leave(Objects.requireNonNull(shard().latest().failure()).key(), "failed");

		look();
		this.clock.forward(Duration.ofSeconds(2));
		look();

		assertThat(shard().latest().attempt()).isEqualTo(2);
	}

	@Test
	void failureOfAnOlderAttemptChangesNothing() {
		retry();

		failed(1);

		assertThat(shard().latest().attempt()).isEqualTo(2);
		assertThat(shard().latest().retryAt()).isNull();
	}

	@Test
	void successOfAnOlderAttemptCounts() {
		S3Location older = shard().outputs().getFirst();
		retry();
		this.story.leave(older.key(), RESULT);

		succeeded(1, older);

		assertThat(announced()).extracting(ShardClassified::key).containsExactly(older.key());
	}

	@Test
	void successBeatsFailureInAnyOrder() {
		S3Location output = leaveOutput();

		failed(1);
		succeeded(1, output);
		failed(1);

		assertThat(shard().status()).isEqualTo(ShardStatus.CLASSIFIED);
		assertThat(announced()).hasSize(1);
	}

	@Test
	void lastFailureGivesEveryDocumentAnError() {
		for (int attempt = 1; attempt <= 4; attempt++) {
			failed(attempt);
			this.clock.forward(Duration.ofMinutes(1));
			look();
		}

		assertThat(announced()).hasSize(1);
		List<ResultLine> results = this.story.results(announced().getFirst().key());
		assertThat(results).singleElement().satisfies((result) -> {
			assertThat(result.id()).isEqualTo("d0");
			assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
			assertThat(Objects.requireNonNull(result.error()).code()).isEqualTo("model_error");
		});
	}

	@Test
	void outputOfAnotherBucketIsNotTrusted() {
		succeeded(1, new S3Location("elsewhere", "batches/stolen"));

		assertThat(shard().status()).isEqualTo(ShardStatus.IN_FLIGHT);
	}

	@Test
	void notificationOfAnUnknownShardIsDropped() {
		assertThatNoException().isThrownBy(() -> this.completions
			.receive("{\"invocationStatus\":\"Failed\",\"inferenceId\":\"batch_0unknown-000000-1\"}"));
	}

	private void retry() {
		failed(1);
		this.clock.forward(Duration.ofSeconds(2));
		look();
	}

}
