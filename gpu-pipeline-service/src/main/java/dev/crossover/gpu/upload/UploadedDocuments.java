package dev.crossover.gpu.upload;

import java.io.IOException;
import java.io.InputStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.ledger.RetrySource;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.gpu.ledger.UploadedBatch.Upload;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.gpu.retry.RetriedDocuments;
import dev.crossover.policy.account.AccountLimits;

import org.springframework.stereotype.Component;

/** The documents to be staged, read as they lie in S3, never held. */
@Component
class UploadedDocuments {

	private final Payloads payloads;

	private final RetriedDocuments retried;

	UploadedDocuments(Payloads payloads, RetriedDocuments retried) {
		this.payloads = payloads;
		this.retried = retried;
	}

	/**
	 * Refuses what is known not to be readable before a batch is made of it. An upload is
	 * the router's to look at.
	 * @param source where the documents lie
	 * @param account whose they must be
	 */
	void check(BatchSource source, Account account) {
		switch (source) {
			case UploadSource _ -> {
			}
			case RetrySource retry -> this.retried.check(retry, account);
		}
	}

	/**
	 * Opens what is to be staged.
	 * @param upload where it lies
	 * @param progress told now and then while no document is found
	 * @return its documents
	 * @throws MalformedSubmissionException when it is not there or not what it should be
	 * @throws IOException when it cannot be fetched now
	 */
	DocumentReader open(Upload upload, Runnable progress) throws IOException {
		return switch (upload.source()) {
			case UploadSource source -> open(source, upload.limits());
			case RetrySource retry -> this.retried.open(retry, progress);
		};
	}

	private DocumentReader open(UploadSource source, AccountLimits limits) throws IOException {
		Submission submission = submission(source);
		InputStream body = this.payloads.open(source.key())
			.orElseThrow(() -> new MalformedSubmissionException(ErrorCode.UPLOAD_MISSING.text(),
					"The upload is not there any more. Upload it again."));
		try {
			return submission.open(body, limits);
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
