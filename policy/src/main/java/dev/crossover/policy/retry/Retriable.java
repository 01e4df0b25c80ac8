package dev.crossover.policy.retry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a document can have ended without success, and so be retried. In the order in which
 * people are told of them.
 */
public enum Retriable {

	/** It could not be classified. */
	ERRORED,

	/** Its batch expired before it ran. */
	EXPIRED,

	/** Its batch was canceled before it ran. */
	CANCELED;

	/**
	 * The one of a name.
	 * @param text the name
	 * @return the one, or empty when no document that ended so can be retried
	 */
	public static Optional<Retriable> of(String text) {
		return Arrays.stream(values()).filter((value) -> value.text().equals(text)).findFirst();
	}

	/**
	 * The name as users know it.
	 * @return the name of the outcome
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
