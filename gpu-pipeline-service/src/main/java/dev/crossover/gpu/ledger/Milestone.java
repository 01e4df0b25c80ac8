package dev.crossover.gpu.ledger;

/** What may happen to a queued batch, once. */
public enum Milestone {

	/** The GPU was seen on its way. */
	WAKING("waking_at"),

	/** Its pipeline was seen serving. */
	RUNNING("running_at"),

	/** Its last shard has an output. */
	CLASSIFIED("classified_at");

	private final String attribute;

	Milestone(String attribute) {
		this.attribute = attribute;
	}

	String attribute() {
		return this.attribute;
	}

}
