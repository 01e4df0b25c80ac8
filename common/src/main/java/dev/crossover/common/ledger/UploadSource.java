package dev.crossover.common.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Documents that lie in the payload bucket, for gpu-pipeline to fetch: the body of
 * {@code POST /internal/uploaded-batches}.
 *
 * @param key the object's key
 * @param contentType their format
 * @param contentEncoding their compression
 * @param textColumn the CSV column that holds the text
 */
public record UploadSource(String key, String contentType, @Nullable String contentEncoding,
		@Nullable String textColumn) {
}
