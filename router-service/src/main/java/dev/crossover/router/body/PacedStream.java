package dev.crossover.router.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.servlet.ServletInputStream;

/**
 * A body that must come at a pace. Only the time in which the client is waited for
 * counts, not that in which what it sent is worked on.
 */
final class PacedStream extends SeenBody {

	private final BodyPace pace;

	private long bytes;

	private long waitedNanos;

	PacedStream(ServletInputStream body, BodyPace pace) {
		super(body);
		this.pace = pace;
	}

	@Override
	protected void seen(byte[] target, int offset, int count, long waited) throws IOException {
		this.waitedNanos += waited;
		this.bytes += Math.max(count, 0);
		if (count >= 0 && !this.pace.isKept(this.bytes, Duration.ofNanos(this.waitedNanos))) {
			throw new SocketTimeoutException("The body comes too slowly");
		}
	}

}
