package dev.crossover.cloud.delivery;

/** An object that could not be read or written. */
public final class ObjectException extends Exception {

	private static final long serialVersionUID = 1L;

	ObjectException(String location, Throwable cause) {
		super(location + " cannot be reached", cause);
	}

	ObjectException(String location, long size, long limit) {
		super("%s has %d bytes, more than %d".formatted(location, size, limit));
	}

}
