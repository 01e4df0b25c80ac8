package dev.crossover.cloud.sagemaker.async;

/** How an invocation ended. */
sealed interface Outcome {

	/**
	 * The answer is in its object.
	 *
	 * @param contentType the answer's media type
	 */
	record Completed(String contentType) implements Outcome {
	}

	/**
	 * There is no answer.
	 *
	 * @param reason why, as the caller is told
	 */
	record Failed(String reason) implements Outcome {
	}

	/** The instance went away: the request waits again. */
	record Interrupted() implements Outcome {
	}

}
