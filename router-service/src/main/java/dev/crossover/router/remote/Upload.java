package dev.crossover.router.remote;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Documents on their way, as the client sent them.
 *
 * @param contentType their format
 * @param contentEncoding their compression
 * @param textColumn the CSV column that holds the text
 * @param body their bytes
 */
public record Upload(String contentType, @Nullable String contentEncoding, @Nullable String textColumn,
		InputStream body) {
}
