package dev.crossover.router.event;

import dev.crossover.common.ledger.BatchState;

/** The way a batch goes, forward only. It may skip steps. */
enum Step {

	/** Documents are being read and staged. */
	VALIDATING("created_at"),

	/** Every document is durable. */
	QUEUED("queued_at"),

	/** The GPU is on its way. */
	WAKING("waking_at"),

	/** Documents are being classified. */
	RUNNING("running_at"),

	/** Every document is classified. */
	FINALIZING("finalizing_at"),

	/** Nothing changes any more. */
	ENDED("ended_at");

	private final String milestone;

	Step(String milestone) {
		this.milestone = milestone;
	}

	/**
	 * The step that a batch is at.
	 * @param state the batch's state
	 * @return the step
	 */
	static Step of(BatchState state) {
		return switch (state) {
			case VALIDATING -> VALIDATING;
			case QUEUED -> QUEUED;
			case WAKING -> WAKING;
			case RUNNING -> RUNNING;
			case FINALIZING -> FINALIZING;
			case SUCCEEDED, COMPLETED_WITH_ERRORS, FAILED, CANCELED, EXPIRED -> ENDED;
		};
	}

	/**
	 * The field of a batch that says when it came to this step.
	 * @return the field's name
	 */
	String milestone() {
		return this.milestone;
	}

}
