package dev.crossover.gpu.upload;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.UploadedBatch;
import dev.crossover.gpu.ledger.UploadedBatches;

import org.springframework.stereotype.Component;

/** Who stages which upload, and for how long without a sign of life. */
@Component
class StagingTerms {

	private final UploadedBatches batches;

	private final OpenWork openWork;

	private final UploadProperties properties;

	private final InstantSource clock;

	StagingTerms(UploadedBatches batches, OpenWork openWork, UploadProperties properties, InstantSource clock) {
		this.batches = batches;
		this.openWork = openWork;
		this.properties = properties;
		this.clock = clock;
	}

	List<String> due() {
		return this.openWork.dueUploads(this.clock.instant());
	}

	Optional<UploadedBatch> find(String batchId) {
		return this.batches.find(batchId).filter(UploadedBatch::isToBeStaged);
	}

	Optional<StagingTerm> claim(UploadedBatch seen) {
		return this.batches.claim(seen, abandonedAt());
	}

	boolean isOneTooMany(StagingTerm term) {
		return term.number() > this.properties.attempts();
	}

	void retry(StagingTerm term) {
		this.batches.postpone(term, this.clock.instant().plus(this.properties.retryAfter()));
	}

	// A sign of life, given as often as it is needed however often it is run.
	Runnable sign(StagingTerm term) {
		return new SignOfLife(term);
	}

	private Instant abandonedAt() {
		return this.clock.instant().plus(this.properties.abandonedAfter());
	}

	/** Says so before half of the time is up after which a staging is taken over. */
	private final class SignOfLife implements Runnable {

		private final StagingTerm term;

		private Instant due = nextDue();

		SignOfLife(StagingTerm term) {
			this.term = term;
		}

		@Override
		public void run() {
			if (!StagingTerms.this.clock.instant().isBefore(this.due)) {
				StagingTerms.this.batches.postpone(this.term, abandonedAt());
				this.due = nextDue();
			}
		}

		private Instant nextDue() {
			return StagingTerms.this.clock.instant().plus(StagingTerms.this.properties.abandonedAfter().dividedBy(2));
		}

	}

}
