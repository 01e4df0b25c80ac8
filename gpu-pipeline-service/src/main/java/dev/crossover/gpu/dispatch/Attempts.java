package dev.crossover.gpu.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.crossover.gpu.cpu.CpuAttempts;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.dispatch.ShardStep;
import dev.crossover.policy.routing.Lane;

import org.springframework.stereotype.Component;

/** Starts attempts at shards, each only after its right to start is in the ledger. */
@Component
class Attempts {

	private final Batches batches;

	private final Shards shards;

	private final GpuAttempts gpu;

	private final CpuAttempts cpu;

	private final DispatchTimes times;

	Attempts(Batches batches, Shards shards, GpuAttempts gpu, CpuAttempts cpu, DispatchTimes times) {
		this.batches = batches;
		this.shards = shards;
		this.gpu = gpu;
		this.cpu = cpu;
		this.times = times;
	}

	// Starts the next attempt, or notes when it may start if that is not yet.
	void next(Shard shard, ShardStep.Invoke step) {
		Instant retryAt = shard.latest().retryAt();
		if (retryAt == null && step.delay().isPositive()) {
			this.shards.hold(shard.attemptId(), this.times.now().plus(step.delay()));
		}
		else if (retryAt == null || !this.times.now().isBefore(retryAt)) {
			this.batches.find(shard.key().batchId())
				.filter((open) -> open.mayRun(this.times.now()))
				.ifPresent((open) -> start(shard, step.attempt(), open));
		}
	}

	// Notes when to look at a running attempt again.
	void lookAgain(Shard shard) {
		if (!shard.classified()) {
			this.shards.lookAgain(shard.attemptId(), this.times.nextLook(shard.latest().deadline()));
		}
	}

	private void start(Shard shard, int attempt, OpenBatch open) {
		if (!this.shards.claim(shard, attempt, this.times.claimedUntil())) {
			return;
		}
		AttemptId id = new AttemptId(shard.key(), attempt);
		S3Location payload = Objects.requireNonNull(shard.payload());
		List<String> models = open.batch().models();
		switch (shard.pipeline()) {
			case GPU -> this.gpu.start(id, payload, models);
			case CPU ->
				this.cpu.start(new CpuAttempts.Work(id, payload, shard.documents(), models, lane(open), open.origin()));
		}
	}

	// What is promised to demo and trial accounts must not wait behind others' batches.
	private static Lane lane(OpenBatch open) {
		return open.batch().account().type().mayUseGpu() ? Lane.BULK : Lane.FAST;
	}

}
