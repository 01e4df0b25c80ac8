package dev.crossover.policy.routing;

import java.util.Locale;

/** The rules of routing, in the order they are asked; the first that applies decides. */
public enum Rule {

	/** The submission is over the account's limits. */
	OVER_LIMIT(Layer.HARD_RULES),

	/** Demo and trial accounts always use the CPU. */
	ACCOUNT_TYPE(Layer.HARD_RULES),

	/** No pipeline that could serve it is available. */
	NO_PIPELINE(Layer.HARD_RULES),

	/** It is more than the CPU pipeline can hold. */
	SERVERLESS_LIMIT(Layer.HARD_RULES),

	/** The GPU is switched off. */
	GPU_DISABLED(Layer.HARD_RULES),

	/** The CPU is switched off for batches. */
	CPU_BULK_DISABLED(Layer.HARD_RULES),

	/** The caller wished for a pipeline and may. */
	PIPELINE_WISH(Layer.HARD_RULES),

	/** Fewer documents than the crossover point. */
	BELOW_CROSSOVER(Layer.CROSSOVER_POINT),

	/** As many documents as the crossover point, or more. */
	FROM_CROSSOVER(Layer.CROSSOVER_POINT),

	/** Only one pipeline is expected to be in time. */
	DEADLINE(Layer.CROSSOVER_POINT),

	/** Neither pipeline is expected to be in time; one finishes first. */
	FIRST_TO_FINISH(Layer.CROSSOVER_POINT),

	/** Fewer documents than the threshold. */
	SMALL_BATCH(Layer.FIXED_THRESHOLD),

	/** As many documents as the threshold, or more. */
	LARGE_BATCH(Layer.FIXED_THRESHOLD);

	private final Layer layer;

	private final String text;

	Rule(Layer layer) {
		this.layer = layer;
		this.text = name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The layer it belongs to.
	 * @return the layer
	 */
	public Layer layer() {
		return this.layer;
	}

	/**
	 * The name that decisions show.
	 * @return the name in snake_case
	 */
	public String text() {
		return this.text;
	}

}
