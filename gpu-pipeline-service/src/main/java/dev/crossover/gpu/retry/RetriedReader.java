package dev.crossover.gpu.retry;

import java.io.IOException;
import java.util.Iterator;

import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.document.DocumentReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents that were accepted and documents that were refused as one submission
 * again, in the order in which they once came, and numbers them anew. In memory are a
 * shard of either kind.
 */
final class RetriedReader implements DocumentReader {

	private final Iterator<DocumentLine> accepted;

	private final Iterator<DocumentLine> refused;

	private final long documents;

	private @Nullable DocumentLine nextAccepted;

	private @Nullable DocumentLine nextRefused;

	private long position;

	RetriedReader(Iterator<DocumentLine> accepted, Iterator<DocumentLine> refused, long documents) {
		this.accepted = accepted;
		this.refused = refused;
		this.documents = documents;
	}

	/**
	 * The next document; none once there were as many as there must be.
	 */
	@Override
	public @Nullable DocumentLine next() throws IOException {
		if (this.position == this.documents) {
			return null;
		}
		DocumentLine next = first();
		if (next == null) {
			throw new IOException("only %d of %d documents are found".formatted(this.position, this.documents));
		}
		return numbered(next, this.position++);
	}

	private @Nullable DocumentLine first() {
		DocumentLine fit = (this.nextAccepted != null) ? this.nextAccepted : of(this.accepted);
		DocumentLine unfit = (this.nextRefused != null) ? this.nextRefused : of(this.refused);
		boolean takesFit = fit != null && (unfit == null || fit.index() < unfit.index());
		this.nextAccepted = takesFit ? null : fit;
		this.nextRefused = takesFit ? unfit : null;
		return takesFit ? fit : unfit;
	}

	private static @Nullable DocumentLine of(Iterator<DocumentLine> lines) {
		return lines.hasNext() ? lines.next() : null;
	}

	private static DocumentLine numbered(DocumentLine line, long index) {
		return switch (line) {
			case DocumentLine.Accepted accepted -> new DocumentLine.Accepted(index, accepted.id(), accepted.text());
			case DocumentLine.Refused refused -> new DocumentLine.Refused(index, refused.id(), refused.error());
		};
	}

	@Override
	public void close() {
		// Every object is read to its end at once.
	}

}
