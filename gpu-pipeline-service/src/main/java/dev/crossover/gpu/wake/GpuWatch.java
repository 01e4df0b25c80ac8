package dev.crossover.gpu.wake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.crossover.common.ledger.Batch;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.Milestone;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watches the GPU while batches wait for it: notes on them when it was seen starting and
 * serving, and asks again while it sleeps, for a request may have been lost.
 */
@Component
class GpuWatch {

	private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

	private final OpenWork openWork;

	private final Batches batches;

	private final GpuEndpoint endpoint;

	private final WakeRequests wakeRequests;

	private final InstantSource clock;

	private final Set<String> served = new HashSet<>();

	private Instant askedAt = Instant.EPOCH;

	GpuWatch(OpenWork openWork, Batches batches, GpuEndpoint endpoint, WakeRequests wakeRequests, InstantSource clock) {
		this.openWork = openWork;
		this.batches = batches;
		this.endpoint = endpoint;
		this.wakeRequests = wakeRequests;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${crossover.watch.every:1s}", initialDelayString = "${crossover.watch.every:1s}")
	void watch() {
		List<String> open = this.openWork.dueBatches(Pipeline.GPU, this.clock.instant());
		this.served.retainAll(open);
		if (!open.isEmpty()) {
			note(open, this.endpoint.look().state());
		}
	}

	private void note(List<String> open, GpuState state) {
		switch (state) {
			case ASLEEP -> askAgain(open);
			case STARTING -> reached(open, Milestone.WAKING);
			case READY -> {
				reached(open, Milestone.RUNNING);
				this.served.addAll(open);
			}
		}
	}

	private void askAgain(List<String> open) {
		Instant now = this.clock.instant();
		if (Duration.between(this.askedAt, now).compareTo(ASK_AGAIN) >= 0) {
			this.askedAt = now;
			lacking(open, Milestone.CLASSIFIED).findFirst().ifPresent(this.wakeRequests::askAgain);
		}
	}

	private void reached(List<String> open, Milestone milestone) {
		List<String> unserved = open.stream().filter((id) -> !this.served.contains(id)).toList();
		lacking(unserved, milestone)
			.forEach((found) -> this.batches.reached(found.batch().id(), milestone, this.clock.instant()));
	}

	private Stream<OpenBatch> lacking(List<String> open, Milestone milestone) {
		return open.stream()
			.flatMap((id) -> this.batches.find(id).stream())
			.filter((found) -> isWaiting(found.batch()) && lacks(found.batch(), milestone));
	}

	private static boolean isWaiting(Batch batch) {
		return batch.milestones().queuedAt() != null && batch.cancellation() == null;
	}

	private static boolean lacks(Batch batch, Milestone milestone) {
		return switch (milestone) {
			case WAKING -> batch.milestones().wakingAt() == null;
			case RUNNING -> batch.milestones().runningAt() == null;
			case CLASSIFIED -> batch.milestones().classifiedAt() == null;
		};
	}

}
