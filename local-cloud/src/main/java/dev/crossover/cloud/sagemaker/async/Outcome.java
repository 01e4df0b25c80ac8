package dev.crossover.cloud.sagemaker.async;

import org.jspecify.annotations.Nullable;

/** How an invocation ended. */
sealed interface Outcome {

	/**
	 * The answer is in its object.
	 *
	 * @param contentType the answer's media type
	 * @param answer the answer itself, when it is small enough for a message
	 */
	record Completed(String contentType, byte @Nullable [] answer) implements Outcome {
	}

	/**
	 * There is no answer.
	 *
	 * @param reason why, as the caller is told
	 * @param answer what the container said instead, when it did
	 */
	record Failed(String reason, byte @Nullable [] answer) implements Outcome {

		Failed(String reason) {
			this(reason, null);
		}

	}

	/** The instance went away. */
	record Interrupted() implements Outcome {
	}

}
