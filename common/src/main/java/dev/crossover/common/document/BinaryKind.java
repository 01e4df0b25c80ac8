package dev.crossover.common.document;

import java.util.Arrays;
import java.util.Optional;

/**
 * Files that people send for text, by what they begin with. None of these beginnings can
 * be that of a document's text in any of our formats.
 */
enum BinaryKind {

	/** A zip archive, and with it every newer office document. */
	ZIP("a zip archive or an office document", 'P', 'K', 3, 4),

	/** A PDF. */
	PDF("a PDF", '%', 'P', 'D', 'F'),

	/** An older office document. */
	OFFICE("an office document", 0xD0, 0xCF, 0x11, 0xE0),

	/** A Windows program; the third byte keeps a CSV column of that name apart. */
	WINDOWS_PROGRAM("a program", 'M', 'Z', 0x90),

	/** A Linux program. */
	LINUX_PROGRAM("a program", 0x7F, 'E', 'L', 'F'),

	/** Compressed, and not said so. */
	GZIP("gzip, so say Content-Encoding: gzip", 0x1F, 0x8B),

	/** Compressed, and not said so. */
	ZSTD("zstd, so say Content-Encoding: zstd", 0x28, 0xB5, 0x2F, 0xFD);

	/** How many bytes are enough to tell. */
	static final int SIGNATURE = 4;

	private final String text;

	private final byte[] start;

	BinaryKind(String text, int... start) {
		this.text = text;
		this.start = new byte[start.length];
		for (int i = 0; i < start.length; i++) {
			this.start[i] = (byte) start[i];
		}
	}

	static Optional<BinaryKind> of(byte[] start) {
		return Arrays.stream(values()).filter((kind) -> kind.begins(start)).findFirst();
	}

	private boolean begins(byte[] bytes) {
		return bytes.length >= this.start.length
				&& Arrays.equals(bytes, 0, this.start.length, this.start, 0, this.start.length);
	}

	String text() {
		return this.text;
	}

}
