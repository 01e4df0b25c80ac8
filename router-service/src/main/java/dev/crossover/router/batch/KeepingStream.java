package dev.crossover.router.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The beginning of an upload, kept while it is read so that it can be read again. It ends
 * with an exception when it has kept all it may.
 */
final class KeepingStream extends FilterInputStream {

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private final int most;

	private boolean full;

	KeepingStream(InputStream upload, int most) {
		super(upload);
		this.most = most;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int count) throws IOException {
		int room = this.most - this.kept.size();
		if (room == 0) {
			this.full = true;
			throw new IOException("%d bytes are kept".formatted(this.most));
		}
		int read = this.in.read(bytes, offset, Math.min(count, room));
		if (read > 0) {
			this.kept.write(bytes, offset, read);
		}
		return read;
	}

	/**
	 * Leaves the upload open.
	 */
	@Override
	public void close() {
		// The rest of the upload is still to be read.
	}

	boolean isFull() {
		return this.full;
	}

	/**
	 * The upload from its beginning.
	 * @return what was kept, and then the rest
	 */
	InputStream fromTheStart() {
		return new SequenceInputStream(new ByteArrayInputStream(this.kept.toByteArray()), this.in);
	}

}
