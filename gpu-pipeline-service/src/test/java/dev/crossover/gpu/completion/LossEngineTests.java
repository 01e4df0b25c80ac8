package dev.crossover.gpu.completion;

import java.time.Duration;

import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.dispatch.ShardStatus;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests what becomes of a shard whose process, message or attempt died. */
class LossEngineTests extends AttemptInFlight {

	@Autowired
	private Shards shards;

	@Test
	void deathBeforeTheLedgerHearsOfItAnnouncesTheSameAgain() {
		S3Location output = leaveOutput();
		Shard before = shard();
		succeeded(1, output);

		// As if the process had died between the message and the ledger's change.
		this.shards.add(before);
		look();

		assertThat(announced()).hasSize(2);
		assertThat(announced().getFirst()).isEqualTo(announced().getLast());
	}

	@Test
	void messageThatGetsLostIsAnnouncedAgain() {
		succeeded(1, leaveOutput());
		look();
		assertThat(announced()).hasSize(1);

		this.clock.forward(Duration.ofMinutes(3));
		look();

		assertThat(announced()).hasSize(2);
	}

	@Test
	void shardThatIsStoredIsLeftAlone() {
		succeeded(1, leaveOutput());
		this.story.store(this.batchId, 0);

		this.clock.forward(Duration.ofMinutes(3));
		look();
		succeeded(1, shard().outputs().getFirst());
		failed(1);

		assertThat(shard().status()).isEqualTo(ShardStatus.STORED);
		assertThat(announced()).hasSize(1);
	}

	@Test
	void shardThatIsStoredWhileItIsAnnouncedStaysStored() {
		Shard before = shard();
		S3Location output = leaveOutput();
		this.story.store(this.batchId, 0);

		this.shards.classified(before, output, this.clock.instant());

		assertThat(shard().status()).isEqualTo(ShardStatus.STORED);
	}

	@Test
	void attemptOfWhichNothingIsLeftIsStartedAgain() {
		this.clock.forward(Duration.ofMinutes(31));
		look();
		this.clock.forward(Duration.ofSeconds(2));
		look();

		assertThat(shard().latest().attempt()).isEqualTo(2);
	}

}
