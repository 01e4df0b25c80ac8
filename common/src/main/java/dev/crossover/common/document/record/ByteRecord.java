package dev.crossover.common.document.record;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One record of a text file, still as bytes, so that a broken one breaks no other.
 *
 * @param line the 1-based number of its first line
 * @param lastLine the number of its last line; a record of CSV may span many
 * @param bytes its bytes without the line ending, as many as are kept of one record
 * @param end how it ended
 */
public record ByteRecord(long line, long lastLine, byte[] bytes, End end) {

	/** How a record ended. */
	public enum End {

		/** At its line ending, or at the end of the file. */
		COMPLETE,

		/** Like {@link #COMPLETE}, but it was too long to be kept whole. */
		TOO_LONG,

		/** Nowhere: a quote was opened that nothing closes. */
		UNCLOSED

	}

	/**
	 * The record as text.
	 * @return the text
	 * @throws CharacterCodingException when the bytes are not strictly UTF-8
	 */
	public String text() throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes)).toString();
	}

	/**
	 * Where the record stands, for messages.
	 * @return such as {@code line 12}
	 */
	public String where() {
		return (this.line == this.lastLine) ? "line " + this.line : "lines " + this.line + " to " + this.lastLine;
	}

}
