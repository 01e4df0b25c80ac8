package dev.crossover.common.document;

import org.jspecify.annotations.Nullable;

/** One document of a submission, in input order: either fit to be classified or not. */
public sealed interface DocumentLine {

	/**
	 * The 0-based position among the documents of the submission.
	 * @return the position
	 */
	long index();

	/**
	 * The id that the client gave.
	 * @return the id, or {@code null}
	 */
	@Nullable String id();

	/**
	 * A document to classify.
	 *
	 * @param index the position
	 * @param id the client's id
	 * @param text the text, not blank, within the account's limit
	 */
	record Accepted(long index, @Nullable String id, String text) implements DocumentLine {

		/**
		 * Leaves the text out: no text of a document in a log.
		 */
		@Override
		public String toString() {
			return "Accepted[index=%d]".formatted(this.index);
		}

	}

	/**
	 * A document that cannot be classified; it becomes an {@code errored} result.
	 *
	 * @param index the position
	 * @param id the client's id, where it could be read
	 * @param error what is wrong
	 */
	record Refused(long index, @Nullable String id, DocumentError error) implements DocumentLine {
	}

}
