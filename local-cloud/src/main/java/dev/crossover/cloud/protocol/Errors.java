package dev.crossover.cloud.protocol;

import dev.crossover.cloud.aws.AwsError;

/** The errors that many AWS services share. */
public final class Errors {

	private Errors() {
	}

	/**
	 * A request that breaks a rule of the service.
	 * @param message what is wrong
	 * @return the error
	 */
	public static AwsError validation(String message) {
		return new AwsError(400, "ValidationException", message);
	}

	/**
	 * A call this cloud does not answer: an error, not silence.
	 * @param operation the call or the part of it
	 * @return the error
	 */
	public static AwsError unsupported(String operation) {
		return new AwsError(400, "UnknownOperationException", "The local cloud does not support " + operation);
	}

}
