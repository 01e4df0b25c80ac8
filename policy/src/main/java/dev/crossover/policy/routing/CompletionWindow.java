package dev.crossover.policy.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** By when the caller needs a batch. */
public enum CompletionWindow {

	/** As soon as possible; expires after a day. */
	ASAP("asap", Duration.ofHours(24)),

	/** Within an hour. */
	HOUR("1h", Duration.ofHours(1)),

	/** Within a day. */
	DAY("24h", Duration.ofHours(24));

	private final String text;

	private final Duration expiresAfter;

	CompletionWindow(String text, Duration expiresAfter) {
		this.text = text;
		this.expiresAfter = expiresAfter;
	}

	/**
	 * The window of a name.
	 * @param text the name that the public API uses
	 * @return the window, or empty for an unknown name
	 */
	public static Optional<CompletionWindow> of(String text) {
		return Arrays.stream(values()).filter((window) -> window.text.equals(text)).findFirst();
	}

	/**
	 * The name that the public API uses.
	 * @return the name
	 */
	public String text() {
		return this.text;
	}

	/**
	 * How long after its creation a batch that has not ended expires.
	 * @return the time
	 */
	public Duration expiresAfter() {
		return this.expiresAfter;
	}

}
