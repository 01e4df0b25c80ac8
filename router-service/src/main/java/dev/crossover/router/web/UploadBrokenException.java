package dev.crossover.router.web;

import java.io.IOException;

/** The client stopped sending before the end of its upload. */
public final class UploadBrokenException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param cause how that was noticed
	 */
	public UploadBrokenException(IOException cause) {
		super("The client stopped half-way", cause);
	}

}
