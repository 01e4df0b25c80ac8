package dev.crossover.router.remote;

import java.net.SocketTimeoutException;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Another service's problem as ours. Status, code, detail and errors are kept; what names
 * the other service's paths is not.
 */
final class RemoteProblem {

	private static final Logger log = LoggerFactory.getLogger(RemoteProblem.class);

	private RemoteProblem() {
	}

	/**
	 * The problem that a service answered with.
	 * @param status the answer's status
	 * @param retryAfter its {@code Retry-After}
	 * @param body its body
	 * @return the problem
	 */
	static ProblemException of(int status, @Nullable String retryAfter, byte[] body) {
		JsonNode problem = read(body);
		if (!problem.hasNonNull("code") || !problem.hasNonNull("detail")) {
			log.error("A service answered {} without a problem", status);
			return new ProblemException(ErrorCode.INTERNAL,
					"Something failed on our side. Try again; if it persists, tell us the request id.");
		}
		ProblemException forwarded = new ProblemException(ErrorCode.of(problem.path("code").asString()),
				problem.path("detail").asString(),
				problem.path("errors").valueStream().map(RemoteProblem::inputError).toList());
		if (retryAfter != null) {
			forwarded.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
		}
		return forwarded;
	}

	/**
	 * The problem that a service does not answer.
	 * @param cause how that was noticed
	 * @return the problem
	 */
	static ProblemException unreachable(@Nullable Throwable cause) {
		log.warn("A service does not answer: {}", String.valueOf(cause));
		return new ProblemException(ErrorCode.NO_CAPACITY,
				(cause instanceof SocketTimeoutException) ? "A part of the system took too long. Try again in a moment."
						: "A part of the system cannot be reached. Try again in a moment.")
			.retryAfter(1);
	}

	private static JsonNode read(byte[] body) {
		try {
			return JsonMapper.shared().readTree(body);
		}
		catch (JacksonException ex) {
			return JsonMapper.shared().createObjectNode();
		}
	}

	private static InputError inputError(JsonNode error) {
		JsonNode line = error.path("line");
		return new InputError(error.path("pointer").asStringOpt().orElse(null), line.isNumber() ? line.asLong() : null,
				error.path("code").asString(), error.path("detail").asString());
	}

}
