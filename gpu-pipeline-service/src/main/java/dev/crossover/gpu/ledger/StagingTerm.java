package dev.crossover.gpu.ledger;

import dev.crossover.common.ledger.Batch;
import dev.crossover.policy.routing.Pipeline;

/**
 * One staging of a batch. A stream can be staged once, by whoever reads it. An upload can
 * be staged again, and then the number tells whoever stages now from whoever did before.
 *
 * @param batch the batch
 * @param number which staging it is, from 1; 0 of a stream
 */
public record StagingTerm(Batch batch, int number) {

	/**
	 * The staging of a stream.
	 * @param batch the batch
	 * @return its only term
	 */
	public static StagingTerm only(Batch batch) {
		return new StagingTerm(batch, 0);
	}

	/**
	 * Whether another process may stage the batch anew while this one still does.
	 * @return whether every write must say which term it is of
	 */
	public boolean mayBeSuperseded() {
		return this.number > 0;
	}

	/**
	 * Where the batch goes.
	 * @return the pipeline
	 */
	public Pipeline pipeline() {
		return this.batch.pipeline();
	}

}
