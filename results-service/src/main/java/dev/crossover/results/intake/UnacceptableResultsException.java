package dev.crossover.results.intake;

/**
 * Results that are not what was announced. Nothing of them is stored, and their message
 * ends in the dead-letter queue. The message never quotes what was read.
 */
class UnacceptableResultsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnacceptableResultsException(String message) {
		super(message);
	}

}
