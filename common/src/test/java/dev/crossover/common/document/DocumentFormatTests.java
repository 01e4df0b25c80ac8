package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

import dev.crossover.policy.account.AccountLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests of {@link DocumentFormat} and {@link Submission}. */
class DocumentFormatTests {

	@Test
	void ofKnowsItsMediaTypes() {
		assertThat(DocumentFormat.of("application/x-ndjson")).contains(DocumentFormat.NDJSON);
		assertThat(DocumentFormat.of("application/jsonl")).contains(DocumentFormat.NDJSON);
		assertThat(DocumentFormat.of("Text/CSV; header=present; charset=\"UTF-8\"")).contains(DocumentFormat.CSV);
		assertThat(DocumentFormat.of("application/json;charset=utf-8")).contains(DocumentFormat.JSON_ARRAY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "json", "text/plain", "application/xml", "text/csv; charset=iso-8859-1",
			"text/csv; charset=utf-16", "text/csv; charset=no-such-charset", "*/*", "text/*" })
	void ofWhenNotSupportedIsEmpty(String contentType) {
		assertThat(DocumentFormat.of(contentType)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void nextWhenThereAreTooManyDocumentsStops(DocumentFormat format) throws IOException {
		String body = switch (format) {
			case NDJSON -> "{\"text\":\"a\"}\n{}\n{\"text\":\"c\"}\n";
			case CSV -> "text\na\n\" \"\nc\n";
			case JSON_ARRAY -> "[{\"text\":\"a\"},{},{\"text\":\"c\"}]";
		};
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

		assertThat(Reading.of(format, new ByteArrayInputStream(bytes), limits(3))).hasSize(3);
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading.of(format, new ByteArrayInputStream(bytes), limits(2)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("too_many_documents"))
			.withMessageContaining("2 documents");
	}

	@ParameterizedTest
	@EnumSource
	void closeClosesTheBytes(DocumentFormat format) throws IOException {
		CountingStream body = new CountingStream(new ByteArrayInputStream("text\n".getBytes(StandardCharsets.UTF_8)));

		format.open(body, null, Reading.LIMITS).close();

		assertThat(body.closed()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void nextWhenTheConnectionBreaksIsAnIOException(DocumentFormat format) throws IOException {
		String start = switch (format) {
			case NDJSON -> "{\"text\":\"";
			case CSV -> "text\n";
			case JSON_ARRAY -> "[{\"text\":\"";
		};
		DocumentReader reader = format
			.open(new SequenceInputStream(new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
					new BrokenStream()), null, Reading.LIMITS);

		assertThatExceptionOfType(IOException.class).isThrownBy(reader::next).withMessage("connection reset");
	}

	@Test
	void submissionCountsBytesAfterDecompression() throws IOException {
		byte[] plain = "{\"text\":\"aaaaaaaaaa\"}\n".repeat(100).getBytes(StandardCharsets.UTF_8);
		byte[] sent = ContentCodingTests.encode(ContentCoding.GZIP, plain);
		Submission submission = new Submission(DocumentFormat.NDJSON, ContentCoding.GZIP, null);

		assertThat(
				Reading.all(submission.open(new ByteArrayInputStream(sent), new AccountLimits(100, 10, plain.length))))
			.hasSize(100);
		assertThatExceptionOfType(MalformedSubmissionException.class)
			.isThrownBy(() -> Reading
				.all(submission.open(new ByteArrayInputStream(sent), new AccountLimits(100, 10, plain.length - 1))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("too_large"));
	}

	private static AccountLimits limits(long documents) {
		return new AccountLimits(documents, 100, 1 << 20);
	}

	/** A connection that breaks at its first byte. */
	private static final class BrokenStream extends InputStream {

		@Override
		public int read() throws IOException {
			throw new IOException("connection reset");
		}

	}

}
