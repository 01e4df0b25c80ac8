package dev.crossover.model.invocation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a body, one at a time, in bounded memory however long one is.
 */
final class Lines {

	private static final int BUFFER = 64 * 1024;

	private final InputStream body;

	private final Limits limits;

	private long read;

	Lines(InputStream body, Limits limits) {
		this.body = new BufferedInputStream(body, BUFFER);
		this.limits = limits;
	}

	@Nullable Line next() throws IOException, Problem {
		int next = read();
		if (next < 0) {
			return null;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean cut = false;
		while (next >= 0 && next != '\n') {
			cut |= bytes.size() == this.limits.line();
			if (!cut) {
				bytes.write(next);
			}
			next = read();
		}
		return new Line(cut ? new byte[0] : bytes.toByteArray(), cut);
	}

	private int read() throws IOException, Problem {
		int next = this.body.read();
		if (next >= 0 && ++this.read > this.limits.body()) {
			throw Problem.tooLarge(this.limits.body());
		}
		return next;
	}

}
