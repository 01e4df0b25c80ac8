package dev.crossover.router.idempotency;

import java.util.Optional;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** How what a request creates is named, so that it is created once. */
public final class Idempotency {

	/** The request attribute that holds the name. */
	static final String ULID = Idempotency.class.getName();

	/** The request attribute that says that something may have come of it before. */
	static final String REPEAT = ULID + ".repeat";

	private Idempotency() {
	}

	/**
	 * The name, as a ULID, of what the current request creates.
	 * @return the name, or empty when the client did not ask for it to be created once
	 */
	public static Optional<String> ulid() {
		return attribute(ULID);
	}

	/**
	 * Whether something may have come of the current request already.
	 * @return whether an earlier attempt at it came as far as being read to its end, and
	 * no answer was kept
	 */
	public static boolean isRepeat() {
		return attribute(REPEAT).filter("true"::equals).isPresent();
	}

	private static Optional<String> attribute(String name) {
		return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
			.map((request) -> request.getAttribute(name, RequestAttributes.SCOPE_REQUEST))
			.map(Object::toString);
	}

}
