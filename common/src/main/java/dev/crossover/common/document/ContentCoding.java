package dev.crossover.common.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStream;
import org.jspecify.annotations.Nullable;

/** How the bytes of a submission may be compressed. */
public enum ContentCoding {

	/** Not at all. */
	IDENTITY,

	/** RFC 1952. */
	GZIP,

	/** RFC 8878. */
	ZSTD;

	/**
	 * A window of 8 MiB is what RFC 8878 asks every decoder to support; a larger one
	 * would let a few bytes claim much memory.
	 */
	private static final int ZSTD_WINDOW_LOG = 23;

	private static final int INPUT_BUFFER = 16 * 1024;

	/**
	 * The coding of a name.
	 * @param contentEncoding a {@code Content-Encoding}, or {@code null} without one
	 * @return the coding, or empty when it is not supported
	 */
	public static Optional<ContentCoding> of(@Nullable String contentEncoding) {
		String name = (contentEncoding != null) ? contentEncoding.strip().toLowerCase(Locale.ROOT) : "";
		return switch (name) {
			case "", "identity" -> Optional.of(IDENTITY);
			case "gzip", "x-gzip" -> Optional.of(GZIP);
			case "zstd" -> Optional.of(ZSTD);
			default -> Optional.empty();
		};
	}

	/**
	 * Decompresses as the bytes are read. The stream that comes back throws
	 * {@link MalformedSubmissionException} with {@code invalid_encoding} where they are
	 * not what they claim to be, and with {@code too_large} once too many come out.
	 * @param input the bytes as they were sent
	 * @param maxBytes the most bytes that may come out
	 * @return the bytes, decompressed; closes the input with it
	 * @throws IOException when the first bytes cannot be read
	 */
	public InputStream decode(InputStream input, long maxBytes) throws IOException {
		InputStream sent = new SentStream(input);
		return new DecodedStream(this, guarded(() -> decompress(sent)), maxBytes);
	}

	private InputStream decompress(InputStream sent) throws IOException {
		return switch (this) {
			case IDENTITY -> sent;
			case GZIP -> new GZIPInputStream(sent, INPUT_BUFFER);
			case ZSTD -> new ZstdInputStream(sent).setLongMax(ZSTD_WINDOW_LOG);
		};
	}

	private <T> T guarded(Step<T> step) throws IOException {
		try {
			return step.run();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		catch (IOException ex) {
			throw new MalformedSubmissionException("invalid_encoding",
					"The body is not valid %s, or it is cut off.".formatted(name().toLowerCase(Locale.ROOT)));
		}
	}

	/**
	 * A step of decompression.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	private interface Step<T> {

		T run() throws IOException;

	}

	/**
	 * The bytes as sent. Its own failures are unchecked, which tells a connection that
	 * broke from bytes that are broken.
	 */
	private static final class SentStream extends FilterInputStream {

		SentStream(InputStream input) {
			super(input);
		}

		@Override
		public int read() throws IOException {
			try {
				return super.read();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			try {
				return super.read(bytes, offset, count);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/** The decompressed bytes, counted. */
	private static final class DecodedStream extends InputStream {

		private final ContentCoding coding;

		private final InputStream decoder;

		private final long maxBytes;

		private long count;

		DecodedStream(ContentCoding coding, InputStream decoder, long maxBytes) {
			this.coding = coding;
			this.decoder = decoder;
			this.maxBytes = maxBytes;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			int read = this.coding.guarded(() -> this.decoder.read(bytes, offset, count));
			this.count += Math.max(read, 0);
			if (this.count > this.maxBytes) {
				throw new MalformedSubmissionException("too_large", String.format(Locale.ROOT,
						"More than %,d bytes after decompression. Split the submission.", this.maxBytes));
			}
			return read;
		}

		@Override
		public void close() throws IOException {
			this.decoder.close();
		}

	}

}
