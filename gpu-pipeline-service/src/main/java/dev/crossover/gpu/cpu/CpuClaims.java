package dev.crossover.gpu.cpu;

import java.time.Duration;
import java.time.InstantSource;

import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.Shards;

import org.springframework.stereotype.Component;

/** What the ledger is told of an attempt while it runs, and when it comes to nothing. */
@Component
class CpuClaims {

	private final Shards shards;

	private final CpuProperties properties;

	private final InstantSource clock;

	CpuClaims(Shards shards, CpuProperties properties, InstantSource clock) {
		this.shards = shards;
		this.properties = properties;
		this.clock = clock;
	}

	// The attempt runs.
	void renew(AttemptId id) {
		this.shards.extend(id, this.clock.instant().plus(this.properties.lostAfter()));
	}

	// The attempt was not started: it does not count.
	void release(AttemptId id, Duration delay) {
		this.shards.release(id, this.clock.instant().plus(delay));
	}

	// The attempt failed; what follows is the policy's to say.
	void failed(AttemptId id) {
		this.shards.hold(id, this.clock.instant().plus(this.properties.refusedDelay()));
	}

}
