package dev.crossover.cloud.template;

/** A template asks for something this local cloud does not do: an error, not silence. */
public final class UnsupportedPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message the resource type, the property and what to do
	 */
	public UnsupportedPropertyException(String message) {
		super(message);
	}

}
