package dev.crossover.gpu.cpu;

import dev.crossover.gpu.announce.Announcer;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/** Takes one shard from S3 through the CPU pipeline back to S3, and announces it. */
@Component
class CpuShard {

	private final Payloads payloads;

	private final CpuCall call;

	private final Shards shards;

	private final Announcer announcer;

	CpuShard(Payloads payloads, CpuCall call, Shards shards, Announcer announcer) {
		this.payloads = payloads;
		this.call = call;
		this.shards = shards;
		this.announcer = announcer;
	}

	void classify(CpuAttempts.Work work) {
		byte[] results = this.call.classify(work, this.payloads.read(work.payload()));
		if (lines(results) != work.documents()) {
			throw new IllegalStateException("%d results for %d documents".formatted(lines(results), work.documents()));
		}
		String attempt = Integer.toString(work.id().attempt());
		S3Location output = this.payloads.writeOutput(work.id().shard(), attempt, results);
		this.shards.find(work.id().shard())
			.filter((shard) -> !shard.classified())
			.ifPresent((Shard shard) -> this.announcer.announce(shard, output));
	}

	private static int lines(byte[] results) {
		int lines = (results.length > 0 && results[results.length - 1] != '\n') ? 1 : 0;
		for (byte each : results) {
			lines += (each == '\n') ? 1 : 0;
		}
		return lines;
	}

}
