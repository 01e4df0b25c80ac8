package dev.crossover.gpu.ledger;

import java.time.Instant;
import java.util.List;

import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * A shard as the ledger knows it.
 *
 * @param key which shard
 * @param pipeline the pipeline that serves it
 * @param status how far it has come
 * @param documents how many documents it holds
 * @param payload where its documents are; {@code null} for refused documents, which have
 * an output from the start
 * @param latest its latest attempt
 * @param outputs where outputs may be, the likeliest last: of every attempt, for a late
 * output is as good as an early one; of a classified shard, the one announced
 */
public record Shard(ShardKey key, Pipeline pipeline, ShardStatus status, int documents, @Nullable S3Location payload,
		Latest latest, List<S3Location> outputs) {

	public Shard {
		outputs = List.copyOf(outputs);
	}

	/**
	 * A shard to be classified.
	 * @param key which shard
	 * @param pipeline the pipeline that serves it
	 * @param documents how many documents it holds
	 * @param payload where they are
	 * @return the shard
	 */
	public static Shard staged(ShardKey key, Pipeline pipeline, int documents, S3Location payload) {
		return new Shard(key, pipeline, ShardStatus.STAGED, documents, payload, Latest.NONE, List.of());
	}

	/**
	 * A shard of documents that were refused at intake: it only remains to announce it.
	 * @param key which shard
	 * @param pipeline the pipeline that serves it
	 * @param documents how many documents it holds
	 * @param output where their result lines are
	 * @return the shard
	 */
	public static Shard refused(ShardKey key, Pipeline pipeline, int documents, S3Location output) {
		return new Shard(key, pipeline, ShardStatus.IN_FLIGHT, documents, null, Latest.NONE, List.of(output));
	}

	/**
	 * Whether nobody has begun with it. Such a shard is in no index of open work: it is
	 * found by walking its batch, and so not before its batch is queued.
	 * @return whether it has yet to be started, or announced if it was refused
	 */
	public boolean untouched() {
		return switch (this.status) {
			case STAGED -> true;
			case IN_FLIGHT -> this.payload == null;
			case CLASSIFIED, STORED -> false;
		};
	}

	/**
	 * Whether it has an output that results-service was told of.
	 * @return whether it only has to be stored, if that
	 */
	public boolean classified() {
		return switch (this.status) {
			case STAGED, IN_FLIGHT -> false;
			case CLASSIFIED, STORED -> true;
		};
	}

	/**
	 * The id of the latest attempt.
	 * @return the id
	 */
	public AttemptId attemptId() {
		return new AttemptId(this.key, this.latest.attempt());
	}

	/**
	 * The latest attempt at a shard.
	 *
	 * @param attempt its number; 0 before the first
	 * @param deadline when it counts as lost
	 * @param failure where SageMaker would leave word of its failure
	 * @param retryAt when the next attempt may start, once this one is known to have
	 * failed
	 */
	public record Latest(int attempt, @Nullable Instant deadline, @Nullable S3Location failure,
			@Nullable Instant retryAt) {

		/** No attempt yet. */
		public static final Latest NONE = new Latest(0, null, null, null);

	}

}
