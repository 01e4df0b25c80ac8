package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.crossover.policy.account.AccountLimits;
import org.jspecify.annotations.Nullable;

/** Reads whole submissions for tests. */
final class Reading {

	static final AccountLimits LIMITS = new AccountLimits(1_000, 100, 1L << 20);

	private Reading() {
	}

	static List<DocumentLine> of(DocumentFormat format, String body) throws IOException {
		return of(format, body.getBytes(StandardCharsets.UTF_8));
	}

	static List<DocumentLine> of(DocumentFormat format, byte[] body) throws IOException {
		return all(format.open(new ByteArrayInputStream(body), null, LIMITS));
	}

	static List<DocumentLine> of(DocumentFormat format, InputStream body, AccountLimits limits) throws IOException {
		return all(format.open(body, null, limits));
	}

	static List<DocumentLine> all(DocumentReader reader) throws IOException {
		List<DocumentLine> lines = new ArrayList<>();
		try (reader) {
			for (DocumentLine line = reader.next(); line != null; line = reader.next()) {
				lines.add(line);
			}
		}
		return lines;
	}

	static DocumentLine accepted(long index, @Nullable String id, String text) {
		return new DocumentLine.Accepted(index, id, text);
	}

	/**
	 * What tests compare of a line: its text where it was accepted, its error's code
	 * where not.
	 * @param line the line
	 * @return the line in short
	 */
	static String inShort(DocumentLine line) {
		return switch (line) {
			case DocumentLine.Accepted accepted -> "%d %s: %s".formatted(line.index(), line.id(), accepted.text());
			case DocumentLine.Refused refused -> "%d %s! %s".formatted(line.index(), line.id(), refused.error().code());
		};
	}

	static String message(DocumentLine line) {
		return switch (line) {
			case DocumentLine.Accepted _ -> "";
			case DocumentLine.Refused refused -> refused.error().message();
		};
	}

	/**
	 * Bytes that never fit a buffer: one at a time.
	 * @param bytes the bytes
	 * @return a stream of them
	 */
	static InputStream trickling(byte[] bytes) {
		return new ByteArrayInputStream(bytes) {

			@Override
			public synchronized int read(byte[] target, int offset, int count) {
				return super.read(target, offset, Math.min(count, 1));
			}

			@Override
			public synchronized int available() {
				return 0;
			}

		};
	}

	/**
	 * A long body that is never in memory.
	 * @param prefix how it starts
	 * @param filler the byte that fills it
	 * @param count how many of that byte
	 * @param suffix how it ends
	 * @return a stream of it
	 */
	static InputStream filled(String prefix, char filler, long count, String suffix) {
		return new SequenceInputStream(
				Collections.enumeration(List.of(utf8(prefix), new Filler(filler, count), utf8(suffix))));
	}

	private static InputStream utf8(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	/** One byte, many times. */
	private static final class Filler extends InputStream {

		private final char filler;

		private long left;

		Filler(char filler, long left) {
			this.filler = filler;
			this.left = left;
		}

		@Override
		public int read() {
			return (this.left-- > 0) ? this.filler : -1;
		}

		@Override
		public int read(byte[] target, int offset, int count) {
			if (this.left <= 0) {
				return -1;
			}
			int given = (int) Math.min(count, this.left);
			Arrays.fill(target, offset, offset + given, (byte) this.filler);
			this.left -= given;
			return given;
		}

	}

}
