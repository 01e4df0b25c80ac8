package dev.crossover.policy.routing;

import java.util.Locale;

/** The layers of routing, in the order they are asked. */
public enum Layer {

	/** What is so whatever it costs. */
	HARD_RULES,

	/** What is cheaper in time, from prices and measured throughput. */
	CROSSOVER_POINT,

	/** A fixed number of documents, where throughput was not measured. */
	FIXED_THRESHOLD;

	/**
	 * The name that decisions show.
	 * @return the name in snake_case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
