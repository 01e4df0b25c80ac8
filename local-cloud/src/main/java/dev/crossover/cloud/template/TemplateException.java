package dev.crossover.cloud.template;

/** A template that CloudFormation would refuse, too. */
public final class TemplateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message where the template is wrong, and how
	 */
	public TemplateException(String message) {
		super(message);
	}

}
