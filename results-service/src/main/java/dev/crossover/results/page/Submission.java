package dev.crossover.results.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.policy.routing.Pipeline;

/**
 * What results belong to. Every page carries it, so that a page explains itself.
 *
 * @param key which batch or request it is
 * @param account whose it is
 * @param pipeline the pipeline that served it
 * @param models the models asked for
 * @param createdAt when it was first heard of
 */
public record Submission(Key key, Account account, Pipeline pipeline, List<String> models, Instant createdAt) {

	public Submission {
		models = List.copyOf(models);
	}

	/**
	 * A batch as a submission.
	 * @param batch the batch
	 * @return the submission
	 */
	public static Submission of(Batch batch) {
		return new Submission(new Key(Kind.BATCH, batch.id()), batch.account(), batch.pipeline(), batch.models(),
				batch.milestones().createdAt());
	}

	/**
	 * A small request as a submission; only the CPU pipeline answers those.
	 * @param request the request
	 * @return the submission
	 */
	public static Submission of(ResultsMessage.RequestClassified request) {
		return new Submission(new Key(Kind.REQUEST, request.requestId()), request.account(), Pipeline.CPU,
				request.models(), request.at());
	}

	/** What kind of submission. */
	public enum Kind {

		/** A batch, stored shard by shard. */
		BATCH,

		/** A small request, stored whole, as if it were one shard. */
		REQUEST;

		/**
		 * The kind as the replica names it.
		 * @return the name in lower case
		 */
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Which submission.
	 *
	 * @param kind what kind
	 * @param id the id of the batch or request
	 */
	public record Key(Kind kind, String id) {

		/**
		 * The submission's partition in the results table.
		 * @return the partition key
		 */
		public String partition() {
			return this.kind + "#" + this.id;
		}

		/**
		 * The submission of a partition.
		 * @param partition the partition key
		 * @return the submission
		 */
		static Key of(String partition) {
			int hash = partition.indexOf('#');
			return new Key(Kind.valueOf(partition.substring(0, hash)), partition.substring(hash + 1));
		}

	}

}
