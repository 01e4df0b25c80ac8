package dev.crossover.common.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read of a stream, and notes its end. */
final class CountingStream extends FilterInputStream {

	private long count;

	private boolean closed;

	CountingStream(InputStream input) {
		super(input);
	}

	@Override
	public int read() throws IOException {
		this.count++;
		return super.read();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		this.count += Math.max(read, 0);
		return read;
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		super.close();
	}

	long count() {
		return this.count;
	}

	boolean closed() {
		return this.closed;
	}

}
