package dev.crossover.cloud.aws;

import org.jspecify.annotations.Nullable;

/** An error as AWS would answer it. */
public final class AwsError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	/**
	 * Creates an error.
	 * @param status the HTTP status
	 * @param code the error's AWS name, such as {@code ValidationException}
	 * @param message what is wrong; AWS leaves it out of some throttling errors
	 */
	public AwsError(int status, String code, @Nullable String message) {
		super(message);
		this.status = status;
		this.code = code;
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

}
