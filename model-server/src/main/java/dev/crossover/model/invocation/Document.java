package dev.crossover.model.invocation;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a request: a text, or why there is none.
 */
sealed interface Document {

	/**
	 * What the caller wants to see again beside the answer.
	 * @return the caller's own marks
	 */
	Marks marks();

	/**
	 * A text to classify.
	 *
	 * @param marks the caller's own marks
	 * @param text the text, not blank
	 */
	record Readable(Marks marks, String text) implements Document {

	}

	/**
	 * An entry that cannot be classified. It fails alone.
	 *
	 * @param marks the caller's own marks, as far as they could be read
	 * @param code why, for programs
	 * @param message why, for people; never holds the text
	 */
	record Unreadable(Marks marks, String code, String message) implements Document {

	}

	/**
	 * Position and name a caller gave a document.
	 *
	 * @param index the position
	 * @param id the name
	 */
	record Marks(@Nullable Long index, @Nullable String id) {

		static final Marks NONE = new Marks(null, null);

	}

}
