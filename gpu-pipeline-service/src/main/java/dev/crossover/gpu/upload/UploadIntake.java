package dev.crossover.gpu.upload;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.trace.Trail;
import dev.crossover.common.usage.QuotaProblem;
import dev.crossover.gpu.intake.IntakeLedger;
import dev.crossover.gpu.ledger.OverQuotaException;
import dev.crossover.gpu.ledger.UploadedBatch;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.ledger.UploadedBatches;

import org.springframework.stereotype.Component;

/** Takes an upload in: the batch is durable at once, and staged after that. */
@Component
class UploadIntake {

	private final IntakeLedger ledger;

	private final UploadedBatches batches;

	private final UploadStaging staging;

	private final Trail trail;

	UploadIntake(IntakeLedger ledger, UploadedBatches batches, UploadStaging staging, Trail trail) {
		this.ledger = ledger;
		this.batches = batches;
		this.staging = staging;
		this.trail = trail;
	}

	/**
	 * Takes an upload in.
	 * @param request whose it is and where it goes
	 * @param source where it lies and how it is written
	 * @return the batch, durable, to be staged; the one there is when it was sent before
	 */
	Batch accept(BatchRequest request, UploadSource source) {
		Batch batch = this.ledger.draft(request);
		if (!begin(batch, new Upload(source, request.limits(), this.trail.origin(), request.quotas()))) {
			return made(batch);
		}
		this.staging.offer(batch.id());
		return batch;
	}

	private boolean begin(Batch batch, Upload upload) {
		try {
			return this.batches.begin(batch, upload);
		}
		catch (OverQuotaException ex) {
			throw QuotaProblem.tooManyBatches(upload.quotas());
		}
	}

	// The batch that an earlier attempt at the same submission made.
	private Batch made(Batch draft) {
		return this.batches.find(draft.id())
			.map(UploadedBatch::batch)
			.filter((batch) -> batch.account().equals(draft.account()))
			.orElseThrow(() -> new ProblemException(ErrorCode.NO_CAPACITY,
					"What an earlier attempt at this submission left is being removed. Send it again in a moment.")
				.retryAfter(5));
	}

}
