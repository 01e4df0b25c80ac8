package dev.crossover.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API refused, or could not be reached. */
public final class ApiException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	private final boolean isFinal;

	private ApiException(String message, int exitCode, @Nullable Throwable cause) {
		this(message, exitCode, cause, false);
	}

	private ApiException(String message, int exitCode, @Nullable Throwable cause, boolean isFinal) {
		super(message, cause);
		this.exitCode = exitCode;
		this.isFinal = isFinal;
	}

	static ApiException unreachable(String url, Exception cause) {
		return new ApiException("Nothing answers at %s. Start it with: crossover up".formatted(url), 5, cause);
	}

	/**
	 * There is no suite whose address could be used.
	 * @return the exception
	 */
	public static ApiException notRunning() {
		return new ApiException("Crossover is not running. Start it with: crossover up", 5, null);
	}

	static ApiException refused(int status, JsonNode problem) {
		StringBuilder message = new StringBuilder();
		message.append(problem.path("title").asString("HTTP " + status)).append(": ");
		message.append(problem.path("detail").asString("no detail"));
		for (JsonNode error : problem.path("errors")) {
			message.append("%n  %s  %s".formatted(where(error), error.path("detail").asString("")));
		}
		message.append("%n  code %s, request %s".formatted(problem.path("code").asString("unknown"),
				problem.path("request_id").asString("unknown")));
		return new ApiException(message.toString(), exitCode(status), null, status < 500 && status != 409);
	}

	/**
	 * The storage did not take an upload.
	 * @param status its answer
	 * @return the exception
	 */
	public static ApiException notStored(int status) {
		return new ApiException(
				"The storage did not take the upload (HTTP %d): %s".formatted(status, (status == 403)
						? "its address has expired. Give the command again." : "give the command again."),
				5, null, status < 500);
	}

	private static String where(JsonNode error) {
		return error.has("line") ? "line " + error.path("line").asString() : error.path("pointer").asString("");
	}

	private static int exitCode(int status) {
		return switch (status) {
			case 401, 403 -> 3;
			case 429, 413 -> 4;
			default -> (status >= 500) ? 5 : 2;
		};
	}

	/**
	 * Whether the same request would be answered the same for good.
	 * @return whether there is nothing to go on with
	 */
	public boolean isFinal() {
		return this.isFinal;
	}

	/**
	 * The exit code of a command that ends with this.
	 * @return 2 usage, 3 API key, 4 quota or limit, 5 server or connection
	 */
	public int exitCode() {
		return this.exitCode;
	}

}
