package dev.crossover.router.idempotency;

import java.util.Optional;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** How what a request creates is named, so that it is created once. */
public final class Idempotency {

	/** The request attribute that holds the name. */
	static final String ULID = Idempotency.class.getName();

	private Idempotency() {
	}

	/**
	 * The name, as a ULID, of what the current request creates.
	 * @return the name, or empty when the client did not ask for it to be created once
	 */
	public static Optional<String> ulid() {
		return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
			.map((request) -> request.getAttribute(ULID, RequestAttributes.SCOPE_REQUEST))
			.map(Object::toString);
	}

}
