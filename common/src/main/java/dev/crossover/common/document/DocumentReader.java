package dev.crossover.common.document;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Reads the documents of a submission one by one, in memory bounded by one document. */
public interface DocumentReader extends Closeable {

	/**
	 * The next document.
	 * @return the next document, or {@code null} at the end
	 * @throws MalformedSubmissionException when the rest cannot be read at all
	 * @throws IOException when the stream ends early or breaks
	 */
	@Nullable DocumentLine next() throws IOException;

}
