package dev.crossover.router.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.Submission;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.router.routing.Load;

/**
 * A look at the beginning of an upload: enough to decide on it, never more than
 * {@link #MOST_BYTES} of it in memory.
 *
 * @param load how much was seen; all of it when the upload is small
 * @param upload the upload from its beginning
 */
record Peek(Load load, InputStream upload) {

	/** The most that is ever looked at. */
	static final int MOST_BYTES = 4 << 20;

	/**
	 * Looks at an upload. Of one whose documents fill the memory there is for looking
	 * before there are enough of them, the rest is taken to be like the beginning; where
	 * it does not say how long it is, it counts as if enough had been seen.
	 * @param body its bytes
	 * @param submission how they are written
	 * @param limits the account's limits
	 * @param enough how many documents are enough
	 * @param length how many bytes it says it has; negative when it does not
	 * @return what was seen
	 * @throws IOException when the client stops half-way
	 * @throws ProblemException when there is no document
	 */
	static Peek at(InputStream body, Submission submission, AccountLimits limits, long enough, long length)
			throws IOException {
		KeepingStream kept = new KeepingStream(body, MOST_BYTES);
		Seen seen = new Seen();
		Load load;
		try {
			read(kept, submission, limits, enough, seen);
			load = new Load(seen.documents, seen.bytes);
		}
		catch (IOException | RuntimeException ex) {
			if (!kept.isFull()) {
				throw ex;
			}
			load = (length > 0) ? seen.scaled((double) length / MOST_BYTES, limits) : new Load(enough, seen.bytes);
		}
		if (load.documents() == 0) {
			throw new ProblemException(ErrorCode.NO_DOCUMENTS, "The upload holds no document. Send at least one.");
		}
		return new Peek(load, kept.fromTheStart());
	}

	private static void read(KeepingStream kept, Submission submission, AccountLimits limits, long enough, Seen seen)
			throws IOException {
		InputStream decoded = new CountingStream(submission.coding().decode(kept, limits.bytesPerBatch()), seen);
		try (DocumentReader documents = submission.format().open(decoded, submission.textColumn(), limits)) {
			while (seen.documents < enough && documents.next() != null) {
				seen.documents++;
			}
		}
	}

	/** What was seen until now. */
	private static final class Seen {

		private long documents;

		private long bytes;

		// What is no more than a guess is never refused for being too much.
		Load scaled(double factor, AccountLimits limits) {
			return new Load(Math.clamp((long) (this.documents * factor), 1, limits.documentsPerBatch()),
					Math.min((long) (this.bytes * factor), limits.bytesPerBatch()));
		}

	}

	/** Counts what is read. */
	private static final class CountingStream extends FilterInputStream {

		private final Seen seen;

		CountingStream(InputStream decoded, Seen seen) {
			super(decoded);
			this.seen = seen;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.seen.bytes += (read >= 0) ? 1 : 0;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			int read = super.read(bytes, offset, count);
			this.seen.bytes += Math.max(read, 0);
			return read;
		}

	}

}
