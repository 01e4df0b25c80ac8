package dev.crossover.cloud.faults;

/** A fault that cannot be: which of its fields is wrong, and what to write there. */
final class InvalidFaultException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	InvalidFaultException(String field, String message) {
		super(message);
		this.field = field;
	}

	String field() {
		return this.field;
	}

}
