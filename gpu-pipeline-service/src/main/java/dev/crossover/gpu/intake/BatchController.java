package dev.crossover.gpu.intake;

import java.io.InputStream;
import java.time.InstantSource;

import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.pricing.CostModel;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes batches from the router. */
@RestController
class BatchController {

	private final Intake intake;

	private final JsonMapper json;

	private final CostModel costs;

	private final InstantSource clock;

	BatchController(Intake intake, JsonMapper json, CostModel costs, InstantSource clock) {
		this.intake = intake;
		this.json = json;
		this.costs = costs;
		this.clock = clock;
	}

	@PostMapping("/internal/batches")
	@ResponseStatus(HttpStatus.CREATED)
	BatchView create(@RequestHeader(BatchRequest.HEADER) String request,
			@RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
			@RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false) @Nullable String contentEncoding,
			@RequestParam(name = "text_column", required = false) @Nullable String textColumn, InputStream body) {
		Submission submission = new Submission(format(contentType), coding(contentEncoding), textColumn);
		return BatchView.of(this.intake.accept(read(request), submission, body), this.costs, this.clock.instant());
	}

	private BatchRequest read(String header) {
		try {
			return BatchRequest.fromHeader(header, this.json);
		}
		catch (JacksonException | IllegalArgumentException ex) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST,
					"The header %s cannot be read.".formatted(BatchRequest.HEADER));
		}
	}

	private static DocumentFormat format(String contentType) {
		return DocumentFormat.of(contentType)
			.orElseThrow(() -> new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
					"Send application/x-ndjson, text/csv or application/json, in UTF-8."));
	}

	private static ContentCoding coding(@Nullable String contentEncoding) {
		return ContentCoding.of(contentEncoding)
			.orElseThrow(() -> new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
					"Send the body as it is, or with Content-Encoding gzip or zstd."));
	}

}
