package dev.crossover.router.result;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How results are written. */
enum ResultsFormat {

	/** A JSON object a line. */
	NDJSON(MediaType.APPLICATION_NDJSON, MediaType.APPLICATION_NDJSON_VALUE, "ndjson"),

	/** A row a document. */
	CSV(MediaType.valueOf("text/csv"), "text/csv;charset=UTF-8", "csv");

	private final MediaType type;

	private final String contentType;

	private final String extension;

	ResultsFormat(MediaType type, String contentType, String extension) {
		this.type = type;
		this.contentType = contentType;
		this.extension = extension;
	}

	/**
	 * The format that a client likes best.
	 * @param accept its {@code Accept}, which allows one of the formats at least
	 * @return the format: of those it likes alike the one it names first, and lines where
	 * it names neither
	 */
	static ResultsFormat of(@Nullable String accept) {
		List<MediaType> accepted = MediaType.parseMediaTypes(accept);
		MimeTypeUtils.sortBySpecificity(accepted);
		for (MediaType type : accepted) {
			for (ResultsFormat format : values()) {
				if (type.getQualityValue() > 0 && type.includes(format.type)) {
					return format;
				}
			}
		}
		return NDJSON;
	}

	String contentType() {
		return this.contentType;
	}

	/**
	 * The name of a file of results.
	 * @param batchId the batch
	 * @return the name
	 */
	String filename(String batchId) {
		return batchId + "." + this.extension;
	}

}
