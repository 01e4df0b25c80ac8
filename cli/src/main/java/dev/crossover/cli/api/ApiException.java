package dev.crossover.cli.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API refused, or could not be reached. */
public final class ApiException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	private ApiException(String message, int exitCode, @Nullable Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
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
		return new ApiException(message.toString(), exitCode(status), null);
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
	 * The exit code of a command that ends with this.
	 * @return 2 usage, 3 API key, 4 quota or limit, 5 server or connection
	 */
	public int exitCode() {
		return this.exitCode;
	}

}
