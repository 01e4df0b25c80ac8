package dev.crossover.policy.pricing;

/**
 * What a pipeline charges and takes for any number of documents.
 *
 * @param costUsd the cost in US dollars at list price
 * @param seconds the time until the last document is done
 */
public record Quote(Line costUsd, Line seconds) {

	/**
	 * The estimate for a number of documents.
	 * @param documents how many
	 * @return the estimate
	 */
	public Estimate of(long documents) {
		return new Estimate(this.costUsd.at(documents), this.seconds.at(documents));
	}

}
