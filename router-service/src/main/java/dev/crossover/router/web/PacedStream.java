package dev.crossover.router.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/**
 * A body that must come at a pace. Only the time in which the client is waited for
 * counts, not that in which what it sent is worked on.
 */
final class PacedStream extends ServletInputStream {

	private final ServletInputStream body;

	private final BodyPace pace;

	private long bytes;

	private long waitedNanos;

	PacedStream(ServletInputStream body, BodyPace pace) {
		this.body = body;
		this.pace = pace;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
	}

	@Override
	public int read(byte[] target, int offset, int count) throws IOException {
		long started = System.nanoTime();
		int read = this.body.read(target, offset, count);
		this.waitedNanos += System.nanoTime() - started;
		this.bytes += Math.max(read, 0);
		if (read >= 0 && !this.pace.isKept(this.bytes, Duration.ofNanos(this.waitedNanos))) {
			throw new SocketTimeoutException("The body comes too slowly");
		}
		return read;
	}

	@Override
	public int available() throws IOException {
		return this.body.available();
	}

	@Override
	public boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		this.body.setReadListener(listener);
	}

	@Override
	public void close() throws IOException {
		this.body.close();
	}

}
