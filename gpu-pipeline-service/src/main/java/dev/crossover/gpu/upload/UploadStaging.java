package dev.crossover.gpu.upload;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.SupersededException;
import dev.crossover.gpu.ledger.UploadedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Stages uploads in the background, a few at once and the oldest first. What a process
 * does not come to, or does not end because it dies, any other finds in the index.
 */
@Component
public class UploadStaging {

	private static final Logger log = LoggerFactory.getLogger(UploadStaging.class);

	private final StagingTerms terms;

	private final UploadReading reading;

	private final Trail trail;

	private final Semaphore room;

	UploadStaging(StagingTerms terms, UploadReading reading, Trail trail, UploadProperties properties) {
		this.terms = terms;
		this.reading = reading;
		this.trail = trail;
		this.room = new Semaphore(properties.atOnce());
	}

	/**
	 * Stages a batch now, if there is room; if not, it is found in the index later.
	 * @param batchId the batch
	 */
	void offer(String batchId) {
		if (this.room.tryAcquire()) {
			Thread.ofVirtual().name("staging-" + batchId).start(() -> run(batchId));
		}
	}

	/** Stages what is due and is staged by nobody. */
	public void resume() {
		int room = this.room.availablePermits();
		if (room > 0) {
			this.terms.due().stream().limit(room).forEach(this::offer);
		}
	}

	private void run(String first) {
		try {
			List<String> next = List.of(first);
			while (!next.isEmpty() && stage(next.getFirst())) {
				next = this.terms.due();
			}
		}
		catch (RuntimeException ex) {
			log.warn("Uploads are not staged right now; they are looked for again", ex);
		}
		finally {
			this.room.release();
		}
	}

	// Whether there was something to do.
	private boolean stage(String batchId) {
		Optional<UploadedBatch> seen = this.terms.find(batchId);
		Optional<StagingTerm> term = seen.flatMap(this.terms::claim);
		term.ifPresent((ours) -> stage(ours, seen.orElseThrow().upload()));
		return term.isPresent();
	}

	private void stage(StagingTerm term, UploadedBatch.Upload upload) {
		try (Trail.Walk _ = this.trail.follow("stage upload", upload.origin())) {
			read(term, upload);
		}
	}

	private void read(StagingTerm term, UploadedBatch.Upload upload) {
		try {
			this.reading.read(term, upload);
		}
		catch (SupersededException ex) {
			log.info("{}", ex.getMessage());
		}
	}

}
