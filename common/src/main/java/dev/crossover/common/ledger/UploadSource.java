package dev.crossover.common.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Documents that a client uploaded to the payload bucket.
 *
 * @param key the object's key
 * @param contentType their format
 * @param contentEncoding their compression
 * @param textColumn the CSV column that holds the text
 */
public record UploadSource(String key, String contentType, @Nullable String contentEncoding,
		@Nullable String textColumn) implements BatchSource {
}
