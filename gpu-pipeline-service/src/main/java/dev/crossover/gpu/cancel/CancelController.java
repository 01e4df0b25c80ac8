package dev.crossover.gpu.cancel;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.policy.pricing.CostModel;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cancels an account's batch. What is noted in the ledger counts: from then on no attempt
 * starts, and the sweep ends what has no output. A batch that has ended stays as it is.
 */
@RestController
class CancelController {

	private final Batches batches;

	private final CostModel costs;

	private final InstantSource clock;

	CancelController(Batches batches, CostModel costs, InstantSource clock) {
		this.batches = batches;
		this.costs = costs;
		this.clock = clock;
	}

	@PostMapping("/internal/accounts/{account}/batches/{id}/cancel")
	BatchView cancel(@PathVariable String account, @PathVariable String id) {
		if (!find(account, id).state().isTerminal()) {
			this.batches.cancel(id, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		}
		return BatchView.of(find(account, id), this.costs, this.clock.instant());
	}

	private Batch find(String account, String id) {
		return this.batches.find(id)
			.map(OpenBatch::batch)
			.filter((batch) -> batch.account().id().equals(account))
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such batch."));
	}

}
