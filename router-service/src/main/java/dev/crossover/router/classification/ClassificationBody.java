package dev.crossover.router.classification;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The body of a classification, as it was sent.
 *
 * @param models the models asked for
 * @param documents the documents
 * @param completionWindow by when they are needed
 */
record ClassificationBody(@Nullable List<@Nullable String> models, @Nullable List<@Nullable Document> documents,
		@Nullable String completionWindow) {

	int size() {
		return (this.documents != null) ? this.documents.size() : 0;
	}

	/**
	 * A document, as it was sent.
	 *
	 * @param id the client's id
	 * @param text the text
	 */
	record Document(@Nullable String id, @Nullable String text) {

		/** What stands for a document that is {@code null}. */
		static final Document MISSING = new Document(null, null);

		/**
		 * Leaves the text out: no text of a document in a log.
		 */
		@Override
		public String toString() {
			return "Document[]";
		}

	}

}
