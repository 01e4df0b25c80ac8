package dev.crossover.results.batch;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;

import org.springframework.stereotype.Component;

/** Shows an account its own batches; another account's do not exist. */
@Component
class OwnBatches {

	private final BatchLedger ledger;

	OwnBatches(BatchLedger ledger) {
		this.ledger = ledger;
	}

	/**
	 * A batch of an account.
	 * @param account the account's id
	 * @param id the batch's id
	 * @return the batch
	 * @throws ProblemException when there is none, or it is another account's: the same
	 * answer, so that nobody learns of batches that are not theirs
	 */
	Batch require(String account, String id) {
		return this.ledger.find(id)
			.filter((batch) -> batch.account().id().equals(account))
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such batch."));
	}

}
