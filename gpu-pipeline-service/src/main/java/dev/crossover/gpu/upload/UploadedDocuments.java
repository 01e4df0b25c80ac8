package dev.crossover.gpu.upload;

import java.io.IOException;
import java.io.InputStream;

import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/** The documents of an upload, read as they lie in S3, never held. */
@Component
class UploadedDocuments {

	private final Payloads payloads;

	UploadedDocuments(Payloads payloads) {
		this.payloads = payloads;
	}

	/**
	 * Opens an upload.
	 * @param upload where it lies and how it is written
	 * @return its documents
	 * @throws MalformedSubmissionException when it is not there or not what it should be
	 * @throws IOException when it cannot be fetched now
	 */
	DocumentReader open(Upload upload) throws IOException {
		Submission submission = submission(upload.source());
		InputStream body = this.payloads.open(upload.source().key())
			.orElseThrow(() -> new MalformedSubmissionException(ErrorCode.UPLOAD_MISSING.text(),
					"The upload is not there any more. Upload it again."));
		try {
			return submission.open(body, upload.limits());
		}
		catch (IOException | RuntimeException ex) {
			body.close();
			throw ex;
		}
	}

	private static Submission submission(UploadSource source) {
		DocumentFormat format = DocumentFormat.of(source.contentType()).orElseThrow(UploadedDocuments::unsupported);
		ContentCoding coding = ContentCoding.of(source.contentEncoding()).orElseThrow(UploadedDocuments::unsupported);
		return new Submission(format, coding, source.textColumn());
	}

	private static MalformedSubmissionException unsupported() {
		return new MalformedSubmissionException(ErrorCode.UNSUPPORTED_MEDIA_TYPE.text(),
				"The format or compression of the upload is not supported.");
	}

}
