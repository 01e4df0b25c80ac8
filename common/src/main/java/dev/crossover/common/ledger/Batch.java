package dev.crossover.common.ledger;

import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the ledger knows it: facts only. Its state follows from them.
 *
 * @param id the batch's id
 * @param account whose it is
 * @param models the models asked for
 * @param pipeline the pipeline that serves it
 * @param window by when it is needed
 * @param decision why it went there
 * @param shards shards it was cut into; 0 until it is queued
 * @param counts how many documents ended how
 * @param milestones when what happened
 * @param failure why it ended before it was queued
 * @param cancellation that it was canceled
 * @param retryOf the batch whose documents it runs again
 */
public record Batch(String id, Account account, List<String> models, Pipeline pipeline, CompletionWindow window,
		DecisionView decision, int shards, Counts counts, Milestones milestones, @Nullable Failure failure,
		@Nullable Cancellation cancellation, @Nullable String retryOf) {

	public Batch {
		models = List.copyOf(models);
	}

	/**
	 * A batch of its own that has neither failed before it was queued nor been canceled.
	 * @param id the batch's id
	 * @param account whose it is
	 * @param models the models asked for
	 * @param pipeline the pipeline that serves it
	 * @param window by when it is needed
	 * @param decision why it went there
	 * @param shards shards it was cut into; 0 until it is queued
	 * @param counts how many documents ended how
	 * @param milestones when what happened
	 */
	public Batch(String id, Account account, List<String> models, Pipeline pipeline, CompletionWindow window,
			DecisionView decision, int shards, Counts counts, Milestones milestones) {
		this(id, account, models, pipeline, window, decision, shards, counts, milestones, null, null, null);
	}

	/**
	 * This batch as one that runs documents of another one again.
	 * @param batchId the other batch
	 * @return the batch
	 */
	public Batch retrying(String batchId) {
		return new Batch(this.id, this.account, this.models, this.pipeline, this.window, this.decision, this.shards,
				this.counts, this.milestones, this.failure, this.cancellation, batchId);
	}

	/**
	 * The state that the facts amount to.
	 * @return the state
	 */
	public BatchState state() {
		if (this.failure != null) {
			return BatchState.FAILED;
		}
		if (this.cancellation != null && this.cancellation.endedAt() != null) {
			return BatchState.CANCELED;
		}
		if (this.milestones.queuedAt() == null) {
			return BatchState.VALIDATING;
		}
		return (this.counts.pending() == 0) ? ended() : going();
	}

	private BatchState ended() {
		if (this.counts.canceled() > 0) {
			return BatchState.CANCELED;
		}
		if (this.counts.expired() > 0) {
			return BatchState.EXPIRED;
		}
		if (this.counts.errored() == 0) {
			return BatchState.SUCCEEDED;
		}
		return (this.counts.succeeded() > 0) ? BatchState.COMPLETED_WITH_ERRORS : BatchState.FAILED;
	}

	private BatchState going() {
		if (this.milestones.classifiedAt() != null) {
			return BatchState.FINALIZING;
		}
		if (this.milestones.runningAt() != null || this.counts.succeeded() > 0) {
			return BatchState.RUNNING;
		}
		return (this.milestones.wakingAt() != null) ? BatchState.WAKING : BatchState.QUEUED;
	}

}
