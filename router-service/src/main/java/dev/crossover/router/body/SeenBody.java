package dev.crossover.router.body;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/** A body of which something is seen as it is read: every read comes by one method. */
public abstract class SeenBody extends ServletInputStream {

	private final ServletInputStream body;

	protected SeenBody(ServletInputStream body) {
		this.body = body;
	}

	/**
	 * Told of what was read, before whoever reads it.
	 * @param bytes where it is
	 * @param offset where it begins
	 * @param count how much it is; negative for the end of the body
	 * @param waitedNanos how long the client was waited for
	 * @throws IOException to end the reading
	 */
	protected abstract void seen(byte[] bytes, int offset, int count, long waitedNanos) throws IOException;

	@Override
	public final int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
	}

	@Override
	public final int read(byte[] bytes, int offset, int count) throws IOException {
		long started = System.nanoTime();
		int read = this.body.read(bytes, offset, count);
		seen(bytes, offset, read, System.nanoTime() - started);
		return read;
	}

	@Override
	public final int available() throws IOException {
		return this.body.available();
	}

	@Override
	public final boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public final boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public final void setReadListener(ReadListener listener) {
		this.body.setReadListener(listener);
	}

	@Override
	public final void close() throws IOException {
		this.body.close();
	}

}
