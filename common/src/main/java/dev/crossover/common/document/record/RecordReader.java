package dev.crossover.common.document.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into records. A line ends at LF, CRLF or CR. A record that is longer than is
 * kept is read to its end all the same, so that the next one starts where it should.
 */
public final class RecordReader implements Closeable {

	/** From here on a quoted record no longer counts as long, but as never closed. */
	static final long RUNAWAY_BYTES = 16L << 20;

	private final InputStream input;

	private final Syntax syntax;

	private final int keptBytes;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private final byte[] buffer = new byte[16 * 1024];

	private int position;

	private int limit;

	private long length;

	private long line = 1;

	private Quoting quoting = Quoting.FIELD_START;

	private boolean afterReturn;

	/**
	 * Creates a reader.
	 * @param input the bytes, without a byte order mark
	 * @param syntax where records end
	 * @param keptBytes how much of one record is kept
	 */
	public RecordReader(InputStream input, Syntax syntax, int keptBytes) {
		this.input = input;
		this.syntax = syntax;
		this.keptBytes = keptBytes;
	}

	/**
	 * The next record; nothing can be read after an {@link ByteRecord.End#UNCLOSED} one.
	 * @return the next record, which may be empty, or {@code null} at the end
	 * @throws IOException when the bytes cannot be read
	 */
	public @Nullable ByteRecord next() throws IOException {
		start();
		long first = this.line;
		boolean ended = false;
		boolean any = false;
		while (!ended && !ranAway() && more()) {
			int from = this.position;
			ended = scan();
			keep(from, ended ? this.position - 1 : this.position);
			any = true;
		}
		return any ? new ByteRecord(first, ended ? this.line - 1 : this.line, this.kept.toByteArray(), end()) : null;
	}

	private void start() throws IOException {
		this.kept.reset();
		this.length = 0;
		this.quoting = Quoting.FIELD_START;
		if (this.afterReturn && more() && this.buffer[this.position] == '\n') {
			this.position++;
		}
		this.afterReturn = false;
	}

	private boolean more() throws IOException {
		if (this.position == this.limit) {
			this.position = 0;
			this.limit = Math.max(this.input.read(this.buffer), 0);
		}
		return this.position < this.limit;
	}

	// Moves on to the end of the record, or of what is in the buffer.
	private boolean scan() {
		while (this.position < this.limit) {
			byte next = this.buffer[this.position++];
			boolean lineEnds = next == '\r' || (next == '\n' && !this.afterReturn);
			this.afterReturn = next == '\r';
			if (lineEnds) {
				this.line++;
			}
			if (lineEnds && this.quoting != Quoting.QUOTED) {
				return true;
			}
			if (this.syntax == Syntax.CSV) {
				this.quoting = this.quoting.after(next);
			}
		}
		return false;
	}

	private void keep(int from, int to) {
		this.kept.write(this.buffer, from, Math.min(to - from, this.keptBytes - this.kept.size()));
		this.length += to - from;
	}

	private boolean ranAway() {
		return this.quoting == Quoting.QUOTED && this.length > RUNAWAY_BYTES;
	}

	private ByteRecord.End end() {
		if (this.quoting == Quoting.QUOTED) {
			return ByteRecord.End.UNCLOSED;
		}
		return (this.length > this.keptBytes) ? ByteRecord.End.TOO_LONG : ByteRecord.End.COMPLETE;
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

	/** Where records end. */
	public enum Syntax {

		/** At every line ending. */
		LINES,

		/** At every line ending outside of quotes, as RFC 4180 has it. */
		CSV

	}

	/** Where the reader stands in a field of CSV. */
	private enum Quoting {

		FIELD_START, PLAIN, QUOTED, CLOSED;

		Quoting after(byte next) {
			return switch (this) {
				case FIELD_START -> (next == '"') ? QUOTED : afterPlain(next);
				case PLAIN -> afterPlain(next);
				case QUOTED -> (next == '"') ? CLOSED : QUOTED;
				case CLOSED -> (next == '"') ? QUOTED : afterClosed(next);
			};
		}

		private static Quoting afterPlain(byte next) {
			return (next == ',') ? FIELD_START : PLAIN;
		}

		private static Quoting afterClosed(byte next) {
			return (next == ',') ? FIELD_START : CLOSED;
		}

	}

}
