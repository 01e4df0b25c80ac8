package dev.crossover.common.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.Estimate;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the public API shows it.
 *
 * @param id the batch's id
 * @param state its state
 * @param models the models asked for
 * @param pipeline {@code cpu} or {@code gpu}
 * @param decision why it went there
 * @param counts how many documents ended how
 * @param stage what is happening now, in a few words
 * @param completionWindow by when it is needed
 * @param createdAt when it was first heard of
 * @param queuedAt when every document was durable
 * @param wakingAt when the GPU was seen on its way
 * @param runningAt when its pipeline was seen serving it
 * @param finalizingAt when its last shard had an output
 * @param cancelRequestedAt when it was asked to cancel it
 * @param endedAt when it ended
 * @param expiresAt when what has not ended expires
 * @param eta when it is expected to end
 * @param cost what it costs
 * @param error why none of its documents could be read
 * @param retryOf the batch whose documents it runs again
 */
@JsonInclude(Include.NON_NULL)
public record BatchView(String id, BatchState state, List<String> models, String pipeline, DecisionView decision,
		Counts counts, String stage, String completionWindow, Instant createdAt, @Nullable Instant queuedAt,
		@Nullable Instant wakingAt, @Nullable Instant runningAt, @Nullable Instant finalizingAt,
		@Nullable Instant cancelRequestedAt, @Nullable Instant endedAt, Instant expiresAt, @Nullable Eta eta, Cost cost,
		@Nullable Failure error, @Nullable String retryOf) {

	/**
	 * Shows a batch.
	 * @param batch the batch
	 * @param costs what work costs
	 * @param now the time
	 * @return how it is shown
	 */
	public static BatchView of(Batch batch, CostModel costs, Instant now) {
		Milestones at = batch.milestones();
		BatchState state = batch.state();
		return new BatchView(batch.id(), state, batch.models(), batch.pipeline().name().toLowerCase(Locale.ROOT),
				batch.decision(), batch.counts(), stage(batch, state), batch.window().text(), at.createdAt(),
				at.queuedAt(), at.wakingAt(), at.runningAt(), at.classifiedAt(), cancelRequestedAt(batch),
				endedAt(batch, state), at.expiresAt(), Eta.of(batch, costs, now), Cost.of(batch, costs),
				batch.failure(), batch.retryOf());
	}

	private static @Nullable Instant endedAt(Batch batch, BatchState state) {
		Failure failure = batch.failure();
		if (failure != null) {
			return failure.at();
		}
		Cancellation cancellation = batch.cancellation();
		if (cancellation != null && cancellation.endedAt() != null) {
			return cancellation.endedAt();
		}
		return state.isTerminal() ? batch.milestones().storedAt() : null;
	}

	private static @Nullable Instant cancelRequestedAt(Batch batch) {
		Cancellation cancellation = batch.cancellation();
		return (cancellation != null) ? cancellation.requestedAt() : null;
	}

	private static String stage(Batch batch, BatchState state) {
		if (batch.cancellation() != null && !state.isTerminal()) {
			return "canceling";
		}
		return switch (state) {
			case VALIDATING -> "reading and staging documents";
			case QUEUED -> "waiting for its pipeline";
			case WAKING -> "the GPU is waking";
			case RUNNING -> "classifying";
			case FINALIZING -> "storing the last results";
			case SUCCEEDED, COMPLETED_WITH_ERRORS, FAILED, CANCELED, EXPIRED -> "done";
		};
	}

	// Of a batch that was counted before it was routed, the decision knows best.
	private static Estimate expected(Batch batch, CostModel costs) {
		if (batch.failure() != null) {
			return costs.cpu(0);
		}
		long documents = batch.counts().total();
		DecisionView decision = batch.decision();
		if (decision.inputs().documents() == documents) {
			DecisionView.Cost known = (batch.pipeline() == Pipeline.GPU) ? decision.estimates().gpu()
					: decision.estimates().cpu();
			return new Estimate(known.costUsd(), known.seconds());
		}
		return (batch.pipeline() == Pipeline.GPU) ? costs.gpu(documents, batch.decision().inputs().gpu())
				: costs.cpu(documents);
	}

	/**
	 * When a batch is expected to end.
	 *
	 * @param seconds from now
	 * @param at the time
	 */
	public record Eta(long seconds, Instant at) {

		static @Nullable Eta of(Batch batch, CostModel costs, Instant now) {
			Counts counts = batch.counts();
			if (batch.state().isTerminal() || batch.milestones().queuedAt() == null) {
				return null;
			}
			Instant running = batch.milestones().runningAt();
			double left = (running != null && counts.succeeded() > 0)
					? seconds(running, now) * counts.pending() / counts.ended() : expected(batch, costs).seconds();
			long seconds = (long) Math.ceil(left);
			return new Eta(seconds, now.plusSeconds(seconds));
		}

		private static double seconds(Instant from, Instant to) {
			return Math.max(0.001, Duration.between(from, to).toMillis() / 1_000.0);
		}

	}

	/**
	 * What a batch costs: an estimate at list prices with the throughput profile of the
	 * policy, wake included where the batch found the GPU asleep.
	 *
	 * @param usd on the pipeline that serves it
	 * @param singlePipelineUsd on the single pipeline that Crossover replaces
	 * @param basis how the figures came about
	 */
	public record Cost(@JsonProperty("usd") double usd, double singlePipelineUsd, String basis) {

		static Cost of(Batch batch, CostModel costs) {
			long documents = batch.counts().total();
			DecisionView decision = batch.decision();
			return new Cost(expected(batch, costs).costUsd(), (decision.inputs().documents() == documents)
					? decision.estimates().singlePipeline().costUsd() : costs.singlePipeline(documents).costUsd(),
					"estimate");
		}

	}

}
