package dev.crossover.common.document;

/**
 * A submission that cannot be read as a whole: not the format it claims to be, without a
 * text column, or over a limit.
 */
public final class MalformedSubmissionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	/**
	 * Creates the exception.
	 * @param code the API's error code, such as {@code invalid_json} or {@code too_large}
	 * @param message what is wrong, where, and what to do; never any text of a document
	 */
	public MalformedSubmissionException(String code, String message) {
		super(message);
		this.code = code;
	}

	public String code() {
		return this.code;
	}

}
