package dev.crossover.model.invocation;

import java.io.Serial;

/**
 * A request that cannot be served as a whole.
 */
public final class Problem extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	/**
	 * Creates a problem.
	 * @param status the HTTP status
	 * @param code why, for programs
	 * @param message why, for people
	 */
	public Problem(int status, String code, String message) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
	}

	/**
	 * A body over a limit.
	 * @param limit the most bytes
	 * @return the problem
	 */
	public static Problem tooLarge(long limit) {
		return new Problem(413, "too_large", "The body is larger than %d bytes.".formatted(limit));
	}

	/**
	 * The HTTP status.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Why, for programs.
	 * @return the code
	 */
	public String code() {
		return this.code;
	}

}
