package dev.crossover.common.http;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id: the caller's {@code X-Request-Id} where it is a plain one, a
 * new one otherwise. It is on every answer, in every problem and in every log line.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

	/** The header. */
	public static final String HEADER = "X-Request-Id";

	/** The key in the logging context. */
	public static final String KEY = "request_id";

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	/**
	 * The id of the request being served.
	 * @param request the request
	 * @return its id
	 */
	public static String of(RequestAttributes request) {
		Object id = request.getAttribute(RequestId.class.getName(), RequestAttributes.SCOPE_REQUEST);
		return (id != null) ? id.toString() : "unknown";
	}

	/**
	 * The id of the request that the current thread serves.
	 * @return its id, or empty outside of a request
	 */
	public static Optional<String> current() {
		return Optional.ofNullable(MDC.get(KEY));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = Optional.ofNullable(request.getHeader(HEADER))
			.filter((value) -> PLAIN.matcher(value).matches())
			.orElseGet(() -> "req_" + UUID.randomUUID().toString().replace("-", ""));
		request.setAttribute(RequestId.class.getName(), id);
		response.setHeader(HEADER, id);
		try (MDC.MDCCloseable _ = MDC.putCloseable(KEY, id)) {
			chain.doFilter(request, response);
		}
	}

}
