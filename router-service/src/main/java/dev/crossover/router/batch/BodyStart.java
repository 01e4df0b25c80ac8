package dev.crossover.router.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** A body whose first character is known before anything of it is read. */
final class BodyStart extends PushbackInputStream {

	private static final int MOST = 64;

	private static final String SKIPPED = " \t\r\n\u00EF\u00BB\u00BF";

	BodyStart(InputStream body) {
		super(body, MOST);
	}

	/**
	 * Whether this is a JSON object rather than an array.
	 * @return whether it begins with a brace, after spaces and a byte order mark
	 * @throws IOException when the client stops half-way
	 */
	boolean isObject() throws IOException {
		byte[] start = new byte[MOST];
		int count = 0;
		int next = read();
		while (count < MOST - 1 && SKIPPED.indexOf(next) >= 0) {
			start[count++] = (byte) next;
			next = read();
		}
		if (next >= 0) {
			unread(next);
		}
		unread(start, 0, count);
		return next == '{';
	}

}
