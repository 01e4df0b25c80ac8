package dev.crossover.common.problem;

import java.net.URI;
import java.util.Map;

import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.http.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Writes every error as a problem with {@code type}, {@code code} and {@code request_id}.
 * What is not expected is logged here, once, and answered without any detail.
 */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	private static final String TYPE = "https://crossover.dev/errors/";

	private static final Map<Integer, ErrorCode> BY_STATUS = Map.of(404, ErrorCode.NOT_FOUND, 405,
			ErrorCode.METHOD_NOT_ALLOWED, 406, ErrorCode.NOT_ACCEPTABLE, 413, ErrorCode.TOO_LARGE, 415,
			ErrorCode.UNSUPPORTED_MEDIA_TYPE, 500, ErrorCode.INTERNAL, 503, ErrorCode.NO_CAPACITY);

	@ExceptionHandler
	@Nullable ResponseEntity<Object> malformed(MalformedSubmissionException ex, WebRequest request) {
		return handleException(problem(ex), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unexpected(RuntimeException ex, WebRequest request) {
		log.error("Unexpected {}", ex.getClass().getName(), ex);
		return handleException(new ProblemException(ErrorCode.INTERNAL,
				"Something failed on our side. Try again; if it persists, tell us the request id."), request);
	}

	private static ProblemException problem(MalformedSubmissionException ex) {
		String detail = (ex.getMessage() != null) ? ex.getMessage() : "The submission cannot be read.";
		return new ProblemException(ErrorCode.of(ex.code()), detail);
	}

	private @Nullable ResponseEntity<Object> handleException(ProblemException ex, WebRequest request) {
		return handleExceptionInternal(ex, ex.getBody(), new HttpHeaders(), ex.getStatusCode(), request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (body instanceof ProblemDetail problem) {
			complete(problem, status, request);
		}
		return super.createResponseEntity(body, headers, status, request);
	}

	private static void complete(ProblemDetail problem, HttpStatusCode status, WebRequest request) {
		String code = code(problem, status);
		problem.setProperty("code", code);
		problem.setType(URI.create(TYPE + code));
		problem.setProperty("request_id", RequestId.of(request));
	}

	private static String code(ProblemDetail problem, HttpStatusCode status) {
		Map<String, Object> properties = problem.getProperties();
		Object code = (properties != null) ? properties.get("code") : null;
		return (code != null) ? code.toString()
				: BY_STATUS.getOrDefault(status.value(), ErrorCode.INVALID_REQUEST).text();
	}

}
