package dev.crossover.router.upload;

import java.time.Instant;

import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;

/**
 * What was announced of an upload. It is sealed into the upload's id, so nothing has to
 * be kept of uploads that never come.
 *
 * @param format the format of its documents
 * @param coding how its bytes are compressed
 * @param length how many bytes it has
 * @param checksum their SHA-256 in Base64
 * @param createdAt when it was announced
 */
record UploadTicket(DocumentFormat format, ContentCoding coding, long length, String checksum, Instant createdAt) {
}
