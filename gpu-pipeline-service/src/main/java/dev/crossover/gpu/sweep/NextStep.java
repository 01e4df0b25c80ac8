package dev.crossover.gpu.sweep;

import java.time.Instant;

import dev.crossover.common.http.RequestId;
import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.announce.Ending;
import dev.crossover.gpu.intake.Removal;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.Milestone;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.trail.BatchTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;

/**
 * Takes one batch a step further, under the request that brought it. Looks that change
 * nothing are no part of its trace: there are too many of them.
 */
@Component
class NextStep {

	private static final Logger log = LoggerFactory.getLogger(NextStep.class);

	private final Batches batches;

	private final Removal removal;

	private final Unclassified unclassified;

	private final BatchTrail trail;

	NextStep(Batches batches, Removal removal, Unclassified unclassified, BatchTrail trail) {
		this.batches = batches;
		this.removal = removal;
		this.unclassified = unclassified;
		this.trail = trail;
	}

	void take(OpenBatch open, Instant now) {
		try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.KEY, open.origin().requestId())) {
			act(open, now);
		}
	}

	private void act(OpenBatch open, Instant now) {
		String id = open.batch().id();
		try {
			switch (BatchStep.of(open, now)) {
				case REMOVE -> remove(open);
				case CANCEL -> this.unclassified.end(id, Ending.CANCELED);
				case EXPIRE -> this.unclassified.end(id, Ending.EXPIRED);
				case WATCH -> watch(open, now);
				case CLOSE -> close(open, now);
			}
		}
		catch (RuntimeException ex) {
			log.warn("Batch {} is not a step further; it is looked at again", id, ex);
		}
	}

	private void remove(OpenBatch open) {
		try (Trail.Walk _ = this.trail.follow("remove batch", open)) {
			this.removal.remove(open);
		}
	}

	private void watch(OpenBatch open, Instant now) {
		String id = open.batch().id();
		if (open.batch().milestones().classifiedAt() == null && this.unclassified.none(id)) {
			this.batches.reached(id, Milestone.CLASSIFIED, now);
		}
	}

	private void close(OpenBatch open, Instant now) {
		try (Trail.Walk _ = this.trail.follow("close batch", open)) {
			String id = open.batch().id();
			this.batches.reached(id, Milestone.CLASSIFIED, now);
			this.unclassified.forget(id);
			this.batches.close(open.batch());
		}
	}

}
