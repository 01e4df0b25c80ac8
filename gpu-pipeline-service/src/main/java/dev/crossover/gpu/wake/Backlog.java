package dev.crossover.gpu.wake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.crossover.common.ledger.Batch;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.stereotype.Component;

/**
 * How many documents wait for the GPU, looked up no more than every few seconds however
 * many ask, and read off no more than a hundred batches: of more, it is an estimate.
 */
@Component
class Backlog {

	private static final Duration FRESH = Duration.ofSeconds(3);

	private final OpenWork openWork;

	private final Batches batches;

	private final InstantSource clock;

	private long documents;

	private Instant seenAt = Instant.EPOCH;

	Backlog(OpenWork openWork, Batches batches, InstantSource clock) {
		this.openWork = openWork;
		this.batches = batches;
		this.clock = clock;
	}

	synchronized long documents() {
		Instant now = this.clock.instant();
		if (Duration.between(this.seenAt, now).compareTo(FRESH) >= 0) {
			this.documents = count(this.openWork.dueBatches(Pipeline.GPU, now));
			this.seenAt = now;
		}
		return this.documents;
	}

	private long count(List<String> open) {
		List<Batch> read = this.batches.some(open);
		long pending = read.stream()
			.filter((batch) -> batch.milestones().queuedAt() != null && batch.milestones().classifiedAt() == null
					&& batch.cancellation() == null)
			.mapToLong((batch) -> batch.counts().pending())
			.sum();
		return (read.size() < open.size() && !read.isEmpty()) ? pending * open.size() / read.size() : pending;
	}

}
