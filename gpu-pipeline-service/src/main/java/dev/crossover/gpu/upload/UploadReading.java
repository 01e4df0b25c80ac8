package dev.crossover.gpu.upload;

import java.io.IOException;
import java.util.Objects;

import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.gpu.intake.Staging;
import dev.crossover.gpu.intake.StagingArea;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.SupersededException;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads what is to be staged from its beginning to its end, which queues its batch or
 * fails it. When that is not possible for a reason of ours, it is read again later.
 */
@Component
class UploadReading {

	private static final Logger log = LoggerFactory.getLogger(UploadReading.class);

	private final UploadedDocuments documents;

	private final StagingArea staging;

	private final StagingTerms terms;

	private final UploadOutcome outcome;

	UploadReading(UploadedDocuments documents, StagingArea staging, StagingTerms terms, UploadOutcome outcome) {
		this.documents = documents;
		this.staging = staging;
		this.terms = terms;
		this.outcome = outcome;
	}

	/**
	 * Reads an upload.
	 * @param term the staging
	 * @param upload where it lies and what it may hold
	 * @throws SupersededException when the staging is over
	 */
	void read(StagingTerm term, Upload upload) {
		if (term.batch().cancellation() != null) {
			this.outcome.cancel(term);
			return;
		}
		if (this.terms.isOneTooMany(term)) {
			this.outcome.fail(term, ErrorCode.INTERNAL,
					"Reading the documents failed on our side, several times. Submit them again; if it persists, tell us the batch id.");
			return;
		}
		try {
			this.outcome.queue(term, stage(term, upload), upload.quotas());
		}
		catch (MalformedSubmissionException ex) {
			this.outcome.fail(term, ErrorCode.of(ex.code()),
					Objects.requireNonNullElse(ex.getMessage(), "The upload cannot be read."));
		}
		catch (SupersededException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			log.warn("{} is not staged yet; that is tried again", term.batch().id(), ex);
			this.terms.retry(term);
		}
	}

	private Staging stage(StagingTerm term, Upload upload) throws IOException {
		this.outcome.clear(term);
		Staging staged = this.staging.of(term);
		Runnable sign = this.terms.sign(term);
		try (DocumentReader reader = this.documents.open(upload, sign)) {
			staged.stage(reader, sign);
		}
		if (staged.documents() == 0) {
			throw new MalformedSubmissionException(ErrorCode.NO_DOCUMENTS.text(),
					"There is no document in the upload. Upload at least one.");
		}
		return staged;
	}

}
