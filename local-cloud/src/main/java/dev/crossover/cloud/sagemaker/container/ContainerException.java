package dev.crossover.cloud.sagemaker.container;

import java.io.IOException;

/** A container that did not start or did not answer. */
public final class ContainerException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean timeout;

	ContainerException(String message, boolean timeout) {
		super(message);
		this.timeout = timeout;
	}

	/**
	 * Why there is no answer.
	 * @return whether the container took too long, rather than breaking off
	 */
	public boolean isTimeout() {
		return this.timeout;
	}

}
