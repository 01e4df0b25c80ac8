package dev.crossover.gpu.upload;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.ledger.RetrySource;
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

/**
 * Takes a batch in whose documents are in S3: it is durable at once, and staged later.
 */
@Component
class UploadIntake {

	private final IntakeLedger ledger;

	private final UploadedBatches batches;

	private final UploadedDocuments documents;

	private final UploadStaging staging;

	private final Trail trail;

	UploadIntake(IntakeLedger ledger, UploadedBatches batches, UploadedDocuments documents, UploadStaging staging,
			Trail trail) {
		this.ledger = ledger;
		this.batches = batches;
		this.documents = documents;
		this.staging = staging;
		this.trail = trail;
	}

	/**
	 * Takes a batch in.
	 * @param request whose it is and where it goes
	 * @param source where its documents lie
	 * @return the batch, durable, to be staged; the one there is when it was sent before
	 */
	Batch accept(BatchRequest request, BatchSource source) {
		Batch batch = draft(request, source);
		if (request.batchId() != null && this.batches.find(batch.id()).isPresent()) {
			return made(batch);
		}
		this.documents.check(source, batch.account());
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

	private Batch draft(BatchRequest request, BatchSource source) {
		Batch draft = this.ledger.draft(request);
		return (source instanceof RetrySource retry) ? draft.retrying(retry.retryOf()) : draft;
	}

	// The batch that an earlier attempt at the same submission made.
	private Batch made(Batch draft) {
		return this.batches.find(draft.id())
			.map(UploadedBatch::batch)
			.filter((batch) -> batch.account().id().equals(draft.account().id()))
			.orElseThrow(() -> new ProblemException(ErrorCode.NO_CAPACITY,
					"What an earlier attempt at this submission left is being removed. Send it again in a moment.")
				.retryAfter(5));
	}

}
