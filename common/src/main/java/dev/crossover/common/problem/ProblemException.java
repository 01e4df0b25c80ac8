package dev.crossover.common.problem;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An error answer, thrown where it is found and written by one advice. */
public final class ProblemException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final ErrorCode code;

	/**
	 * An error of one sentence.
	 * @param code the code
	 * @param detail what is wrong and what to do; never any text of a document
	 */
	public ProblemException(ErrorCode code, String detail) {
		this(code, detail, List.of());
	}

	/**
	 * An error that points at its causes.
	 * @param code the code
	 * @param detail what is wrong and what to do; never any text of a document
	 * @param errors where exactly
	 */
	public ProblemException(ErrorCode code, String detail, List<InputError> errors) {
		super(code.status(), body(code, detail, errors), null);
		this.code = code;
	}

	/**
	 * An error with one cause.
	 * @param code the code
	 * @param pointer where it is, as a JSON pointer into the body or a parameter's name
	 * @param detail what is wrong and what to do; never any text of a document
	 * @return the exception
	 */
	public static ProblemException at(ErrorCode code, String pointer, String detail) {
		return new ProblemException(code, detail, List.of(InputError.at(pointer, code.text(), detail)));
	}

	public ErrorCode code() {
		return this.code;
	}

	/**
	 * Says when to try again.
	 * @param seconds from now
	 * @return this exception
	 */
	public ProblemException retryAfter(long seconds) {
		getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return this;
	}

	private static ProblemDetail body(ErrorCode code, String detail, List<InputError> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(code.status(), detail);
		problem.setTitle(code.title());
		problem.setProperty("code", code.text());
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return problem;
	}

}
