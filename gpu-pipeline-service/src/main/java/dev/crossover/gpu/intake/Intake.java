package dev.crossover.gpu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.gpu.dispatch.Signals;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.wake.WakeRequests;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.routing.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/** Takes a submission in: all of it, durably, or nothing. */
@Component
class Intake {

	private static final Logger log = LoggerFactory.getLogger(Intake.class);

	private final IntakeLedger ledger;

	private final StagingArea staging;

	private final Removal removal;

	private final WakeRequests wakeRequests;

	private final Signals signals;

	Intake(IntakeLedger ledger, StagingArea staging, Removal removal, WakeRequests wakeRequests, Signals signals) {
		this.ledger = ledger;
		this.staging = staging;
		this.removal = removal;
		this.wakeRequests = wakeRequests;
		this.signals = signals;
	}

	/**
	 * Takes a submission in.
	 * @param request whose it is and where it goes
	 * @param submission how it is written
	 * @param body its bytes
	 * @return the batch, queued
	 */
	Batch accept(BatchRequest request, Submission submission, InputStream body) {
		Optional<Batch> begun = this.ledger.begin(request);
		return begun.isPresent() ? stage(begun.get(), request, submission, body) : repeat(request, body);
	}

	// Who sends it may know only at its end that it must not count: whatever follows on
	// the documents is read before anything comes of them.
	private static void readToTheEnd(InputStream body) throws IOException {
		body.transferTo(OutputStream.nullOutputStream());
	}

	private Batch repeat(BatchRequest request, InputStream body) {
		try {
			readToTheEnd(body);
		}
		catch (IOException ex) {
			throw endedEarly();
		}
		return this.ledger.made(request);
	}

	private Batch stage(Batch batch, BatchRequest request, Submission submission, InputStream body) {
		if (batch.pipeline() == Pipeline.GPU) {
			this.wakeRequests.ask(batch.id(), request.decision().inputs().documents());
		}
		try {
			Batch queued = this.ledger.queue(batch, stage(batch, request.limits(), submission, body), request.quotas());
			this.signals.raise(batch.pipeline());
			return queued;
		}
		catch (RuntimeException ex) {
			remove(batch);
			throw ex;
		}
	}

	private Staging stage(Batch batch, AccountLimits limits, Submission submission, InputStream body) {
		Staging staged = this.staging.of(StagingTerm.only(batch));
		try (DocumentReader documents = submission.open(StreamUtils.nonClosing(body), limits)) {
			staged.stage(documents, this.ledger.sign(batch.id()));
			readToTheEnd(body);
		}
		catch (IOException ex) {
			throw endedEarly();
		}
		if (staged.documents() == 0) {
			throw new ProblemException(ErrorCode.NO_DOCUMENTS, "There is no document. Send at least one.");
		}
		return staged;
	}

	private static ProblemException endedEarly() {
		return new ProblemException(ErrorCode.INVALID_REQUEST, "The submission ended early. Send it again.");
	}

	// What cannot be removed now, the sweep removes later.
	private void remove(Batch batch) {
		try {
			this.removal.remove(batch);
		}
		catch (RuntimeException ex) {
			log.warn("What there is of {} is left for the sweep to remove", batch.id(), ex);
		}
	}

}
