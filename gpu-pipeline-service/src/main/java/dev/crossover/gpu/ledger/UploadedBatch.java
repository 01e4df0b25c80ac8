package dev.crossover.gpu.ledger;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.trace.Origin;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.Quotas;

/**
 * A batch whose documents lay in S3 before it was heard of.
 *
 * @param batch the batch
 * @param upload what is to be staged
 * @param terms how often its staging was begun
 * @param due its place in the index of open work; empty once it has ended
 */
public record UploadedBatch(Batch batch, Upload upload, int terms, String due) {

	/**
	 * Whether it is still to be staged.
	 * @return whether it is neither queued nor ended
	 */
	public boolean isToBeStaged() {
		return !this.batch.state().isTerminal() && this.batch.milestones().queuedAt() == null;
	}

	/**
	 * What is to be staged.
	 *
	 * @param source where it lies
	 * @param limits what it may hold
	 * @param origin the request that brought it
	 * @param quotas what its account may use over time
	 */
	public record Upload(BatchSource source, AccountLimits limits, Origin origin, Quotas quotas) {
	}

}
