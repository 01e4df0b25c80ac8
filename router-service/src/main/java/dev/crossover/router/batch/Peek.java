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
	 * Looks at an upload. One whose documents are so long that few of them fill the
	 * memory there is for looking counts as if enough had been seen, for it is as much
	 * work.
	 * @param body its bytes
	 * @param submission how they are written
	 * @param limits the account's limits
	 * @param enough how many documents are enough
	 * @return what was seen
	 * @throws IOException when the client stops half-way
	 * @throws ProblemException when there is no document
	 */
	static Peek at(InputStream body, Submission submission, AccountLimits limits, long enough) throws IOException {
		KeepingStream kept = new KeepingStream(body, MOST_BYTES);
		Load load;
		try {
			load = read(kept, submission, limits, enough);
		}
		catch (IOException | RuntimeException ex) {
			if (!kept.isFull()) {
				throw ex;
			}
			load = new Load(enough, MOST_BYTES);
		}
		if (load.documents() == 0) {
			throw new ProblemException(ErrorCode.NO_DOCUMENTS, "The upload holds no document. Send at least one.");
		}
		return new Peek(load, kept.fromTheStart());
	}

	private static Load read(KeepingStream kept, Submission submission, AccountLimits limits, long enough)
			throws IOException {
		CountingStream decoded = new CountingStream(submission.coding().decode(kept, limits.bytesPerBatch()));
		try (DocumentReader documents = submission.format().open(decoded, submission.textColumn(), limits)) {
			long count = 0;
			while (count < enough && documents.next() != null) {
				count++;
			}
			return new Load(count, decoded.count);
		}
	}

	/** Counts what is read. */
	private static final class CountingStream extends FilterInputStream {

		private long count;

		CountingStream(InputStream decoded) {
			super(decoded);
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.count += (read >= 0) ? 1 : 0;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			int read = super.read(bytes, offset, count);
			this.count += Math.max(read, 0);
			return read;
		}

	}

}
