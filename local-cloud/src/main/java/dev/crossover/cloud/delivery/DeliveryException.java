package dev.crossover.cloud.delivery;

/** A message that its target did not take. */
public final class DeliveryException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final boolean passing;

	/**
	 * Creates the failure.
	 * @param code the error's AWS name
	 * @param message what went wrong
	 * @param passing whether another attempt may do better
	 * @param cause what the target said
	 */
	public DeliveryException(String code, String message, boolean passing, Throwable cause) {
		super(message, cause);
		this.code = code;
		this.passing = passing;
	}

	public String code() {
		return this.code;
	}

	public boolean isPassing() {
		return this.passing;
	}

	/**
	 * What went wrong, for a dead-letter queue.
	 * @return a text that is never empty
	 */
	public String reason() {
		String message = getMessage();
		return (message == null || message.isEmpty()) ? this.code : message;
	}

}
