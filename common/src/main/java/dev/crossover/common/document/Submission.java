package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;

import dev.crossover.policy.account.AccountLimits;
import org.jspecify.annotations.Nullable;

/**
 * How a submission is written.
 *
 * @param format the format of its documents
 * @param coding how its bytes are compressed
 * @param textColumn the CSV column that holds the text; {@code null} for {@code text}
 */
public record Submission(DocumentFormat format, ContentCoding coding, @Nullable String textColumn) {

	/**
	 * Opens the submission's bytes.
	 * @param body the bytes as they were sent
	 * @param limits the limits to hold it to; bytes count after decompression
	 * @return a reader of its documents
	 * @throws IOException when the first bytes cannot be read
	 */
	public DocumentReader open(InputStream body, AccountLimits limits) throws IOException {
		return this.format.open(this.coding.decode(body, limits.bytesPerBatch()), this.textColumn, limits);
	}

}
