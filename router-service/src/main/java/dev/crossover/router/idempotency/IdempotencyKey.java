package dev.crossover.router.idempotency;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The value of an {@code Idempotency-Key}, plain or as a quoted string of RFC 8941.
 *
 * @param text the key
 */
record IdempotencyKey(String text) {

	/** The header. */
	static final String HEADER = "Idempotency-Key";

	private static final Pattern FORM = Pattern.compile("([!#-~]{1,255})|\"([ !#-\\[\\]-~]{1,255})\"");

	/**
	 * Reads a request's key.
	 * @param request the request
	 * @return the key, or empty when it has none
	 * @throws ProblemException when it has one that cannot be
	 */
	static Optional<IdempotencyKey> of(HttpServletRequest request) {
		List<String> values = Collections.list(request.getHeaders(HEADER));
		if (values.isEmpty()) {
			return Optional.empty();
		}
		Matcher matcher = FORM.matcher(values.getFirst().strip());
		if (values.size() > 1 || !matcher.matches()) {
			throw new ProblemException(ErrorCode.INVALID_IDEMPOTENCY_KEY,
					"Send one Idempotency-Key of 1 to 255 visible ASCII characters, such as a UUID.");
		}
		return Optional.of(new IdempotencyKey((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2)));
	}

	/**
	 * Leaves the key out: whoever has it may replay an answer.
	 */
	@Override
	public String toString() {
		return "IdempotencyKey[]";
	}

}
