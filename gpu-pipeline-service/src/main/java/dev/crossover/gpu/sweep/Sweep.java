package dev.crossover.gpu.sweep;

import java.time.Instant;
import java.time.InstantSource;

import dev.crossover.common.http.RequestId;
import dev.crossover.gpu.announce.Ending;
import dev.crossover.gpu.intake.Removal;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.Milestone;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.upload.UploadStaging;
import dev.crossover.policy.routing.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes over the open batches every so often and takes each one step further. */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private final OpenWork openWork;

	private final Batches batches;

	private final Removal removal;

	private final Unclassified unclassified;

	private final UploadStaging uploads;

	private final InstantSource clock;

	Sweep(OpenWork openWork, Batches batches, Removal removal, Unclassified unclassified, UploadStaging uploads,
			InstantSource clock) {
		this.openWork = openWork;
		this.batches = batches;
		this.removal = removal;
		this.unclassified = unclassified;
		this.uploads = uploads;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${crossover.sweep.every:2s}", initialDelayString = "${crossover.sweep.every:2s}")
	void run() {
		Instant now = this.clock.instant();
		for (Pipeline pipeline : Pipeline.values()) {
			this.openWork.dueBatches(pipeline, now).forEach((id) -> see(id, now));
		}
		this.uploads.resume();
	}

	private void see(String batchId, Instant now) {
		try {
			this.batches.find(batchId).ifPresent((open) -> act(open, now));
		}
		catch (RuntimeException ex) {
			log.warn("Batch {} is not a step further; it is looked at again", batchId, ex);
		}
	}

	private void act(OpenBatch open, Instant now) {
		String id = open.batch().id();
		try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.KEY, open.requestId())) {
			switch (BatchStep.of(open, now)) {
				case REMOVE -> this.removal.remove(open);
				case CANCEL -> this.unclassified.end(id, Ending.CANCELED);
				case EXPIRE -> this.unclassified.end(id, Ending.EXPIRED);
				case WATCH -> {
					if (open.batch().milestones().classifiedAt() == null && this.unclassified.none(id)) {
						this.batches.reached(id, Milestone.CLASSIFIED, now);
					}
				}
				case CLOSE -> {
					this.batches.reached(id, Milestone.CLASSIFIED, now);
					this.unclassified.forget(id);
					this.batches.close(open.batch());
				}
			}
		}
	}

}
