package dev.crossover.gpu.upload;

import java.util.Objects;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.gpu.dispatch.Signals;
import dev.crossover.gpu.intake.IntakeLedger;
import dev.crossover.gpu.intake.Staging;
import dev.crossover.gpu.ledger.OverQuotaException;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.wake.WakeRequests;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.stereotype.Component;

/**
 * What becomes of an upload once it is read. Only now a GPU is asked for: what cannot be
 * read needs none.
 */
@Component
class UploadOutcome {

	private final UploadedBatches batches;

	private final IntakeLedger ledger;

	private final Leftovers leftovers;

	private final WakeRequests wakeRequests;

	private final Signals signals;

	UploadOutcome(UploadedBatches batches, IntakeLedger ledger, Leftovers leftovers, WakeRequests wakeRequests,
			Signals signals) {
		this.batches = batches;
		this.ledger = ledger;
		this.leftovers = leftovers;
		this.wakeRequests = wakeRequests;
		this.signals = signals;
	}

	// Fails when the account has less left than there is.
	void queue(StagingTerm term, Staging staged, Quotas quotas) {
		Batch queued = this.ledger.staged(term.batch(), staged);
		try {
			this.batches.queue(term, queued, this.ledger.charge(queued, quotas));
		}
		catch (OverQuotaException ex) {
			ProblemException problem = this.ledger.overQuota(queued, quotas);
			fail(term, problem.code(), Objects.requireNonNull(problem.getBody().getDetail()));
			return;
		}
		if (queued.pipeline() == Pipeline.GPU) {
			this.wakeRequests.ask(queued.id(), staged.documents());
		}
		this.signals.raise(queued.pipeline());
	}

	// What is left over goes first: a batch that has failed is not looked at again.
	void fail(StagingTerm term, ErrorCode code, String detail) {
		this.leftovers.remove(term);
		this.batches.fail(term, this.ledger.failure(code, detail));
	}

	// What it has of its upload goes, and nothing of it was ever queued.
	void cancel(StagingTerm term) {
		this.leftovers.remove(term);
		this.batches.cancel(term, this.ledger.now());
	}

	/**
	 * Removes what earlier terms staged.
	 * @param term the staging
	 */
	void clear(StagingTerm term) {
		if (term.number() > 1) {
			this.leftovers.remove(term);
		}
	}

}
