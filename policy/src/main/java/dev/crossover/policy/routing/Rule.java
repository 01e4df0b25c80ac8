package dev.crossover.policy.routing;

import java.util.Locale;

/** The rules of routing, in the order they are asked; the first that applies decides. */
public enum Rule {

	/** The submission is over the account type's limits. */
	OVER_LIMIT,

	/** Demo and trial accounts always use the CPU. */
	ACCOUNT_TYPE,

	/** The caller wished for a pipeline and may. */
	PIPELINE_WISH,

	/** Fewer documents than the threshold. */
	SMALL_BATCH,

	/** As many documents as the threshold, or more. */
	LARGE_BATCH;

	/**
	 * The name that decisions show.
	 * @return the name in snake_case
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
