package dev.crossover.gpu.sweep;

import java.time.Instant;
import java.time.InstantSource;

import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.upload.UploadStaging;
import dev.crossover.policy.routing.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes over the open batches every so often and takes each one step further. */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private final OpenWork openWork;

	private final Batches batches;

	private final NextStep next;

	private final UploadStaging uploads;

	private final InstantSource clock;

	Sweep(OpenWork openWork, Batches batches, NextStep next, UploadStaging uploads, InstantSource clock) {
		this.openWork = openWork;
		this.batches = batches;
		this.next = next;
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
			this.batches.find(batchId).ifPresent((open) -> this.next.take(open, now));
		}
		catch (RuntimeException ex) {
			log.warn("Batch {} cannot be read; it is looked at again", batchId, ex);
		}
	}

}
