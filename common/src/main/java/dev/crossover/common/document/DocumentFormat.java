package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import dev.crossover.policy.account.AccountLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The formats that documents may be sent in. */
public enum DocumentFormat {

	/** An object a line. */
	NDJSON("application/x-ndjson", "application/jsonl"),

	/** A header row, then a document a row. */
	CSV("text/csv"),

	/** One array of objects. */
	JSON_ARRAY("application/json");

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final String[] mediaTypes;

	DocumentFormat(String... mediaTypes) {
		this.mediaTypes = mediaTypes;
	}

	/**
	 * The format of a media type. UTF-8 is the only charset there is.
	 * @param contentType a {@code Content-Type}, with or without parameters
	 * @return the format, or empty when the type or its charset is not supported
	 */
	public static Optional<DocumentFormat> of(String contentType) {
		try {
			MimeType type = MimeTypeUtils.parseMimeType(contentType);
			boolean utf8 = type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset());
			String name = type.getType() + "/" + type.getSubtype();
			return Arrays.stream(values())
				.filter((format) -> utf8 && Arrays.asList(format.mediaTypes).contains(name))
				.findFirst();
		}
		catch (InvalidMimeTypeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The format's media type, of several the one we write ourselves.
	 * @return the media type
	 */
	public String mediaType() {
		return this.mediaTypes[0];
	}

	/**
	 * Opens documents in this format.
	 * @param decoded the bytes, decompressed; closed with the reader
	 * @param textColumn the CSV column that holds the text; {@code null} for {@code text}
	 * @param limits the limits to hold the documents to
	 * @return a reader of the documents
	 * @throws MalformedSubmissionException when the start alone shows that this is not
	 * the format
	 * @throws IOException when the first bytes cannot be read
	 */
	public DocumentReader open(InputStream decoded, @Nullable String textColumn, AccountLimits limits)
			throws IOException {
		InputStream body = withoutByteOrderMark(decoded);
		DocumentRules rules = new DocumentRules(limits);
		DocumentReader reader = switch (this) {
			case NDJSON -> new NdjsonReader(body, rules);
			case CSV -> CsvDocumentReader.open(body, (textColumn != null) ? textColumn : "text", rules);
			case JSON_ARRAY -> new JsonArrayReader(body, rules);
		};
		return new CountedReader(reader, limits.documentsPerBatch());
	}

	private static InputStream withoutByteOrderMark(InputStream input) throws IOException {
		byte[] start = input.readNBytes(BinaryKind.SIGNATURE);
		BinaryKind.of(start).ifPresent((kind) -> {
			throw new MalformedSubmissionException("unsupported_media_type",
					"The body is %s. Send the documents themselves, as text.".formatted(kind.text()));
		});
		PushbackInputStream whole = new PushbackInputStream(input, BinaryKind.SIGNATURE);
		int mark = BYTE_ORDER_MARK.length;
		boolean marked = start.length >= mark && Arrays.equals(start, 0, mark, BYTE_ORDER_MARK, 0, mark);
		whole.unread(start, marked ? mark : 0, start.length - (marked ? mark : 0));
		return whole;
	}

	/**
	 * Stops a submission that holds more documents than it may.
	 *
	 * @param documents the documents
	 * @param most how many there may be
	 */
	private record CountedReader(DocumentReader documents, long most) implements DocumentReader {

		@Override
		public @Nullable DocumentLine next() throws IOException {
			DocumentLine document = this.documents.next();
			if (document != null && document.index() >= this.most) {
				throw new MalformedSubmissionException("too_many_documents",
						String.format(Locale.ROOT, "More than %,d documents. Split the submission.", this.most));
			}
			return document;
		}

		@Override
		public void close() throws IOException {
			this.documents.close();
		}

	}

}
