package dev.crossover.router.access;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.key.ApiKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets nothing pass without a known API key, except health checks. Nothing of a request
 * but its head is looked at before.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AuthenticationFilter extends OncePerRequestFilter {

	private static final Set<String> OPEN = Set.of("/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness");

	private static final String SCHEME = "Bearer ";

	private final KnownKeys keys;

	private final FailedAttempts failures;

	private final HandlerExceptionResolver problems;

	AuthenticationFilter(KnownKeys keys, FailedAttempts failures,
			@Qualifier("handlerExceptionResolver") @Lazy HandlerExceptionResolver problems) {
		this.keys = keys;
		this.failures = failures;
		this.problems = problems;
	}

	// Compared as it was sent: a path in another spelling is not open.
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return OPEN.contains(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			KnownKeys.Access access = authenticate(request);
			access.caller().noteOn(request);
			request.setAttribute(ScopeFilter.SCOPES, access.scopes());
		}
		catch (ProblemException ex) {
			this.problems.resolveException(request, response, null, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private KnownKeys.Access authenticate(HttpServletRequest request) {
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (authorization == null) {
			throw unknown(false);
		}
		boolean suspect = this.failures.tooMany(request.getRemoteAddr());
		Optional<KnownKeys.Access> access = Optional.of(authorization)
			.filter((value) -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
			.flatMap((value) -> ApiKey.parse(value.substring(SCHEME.length()).strip()))
			.flatMap((key) -> this.keys.of(key, suspect));
		if (access.isEmpty()) {
			this.failures.note(request.getRemoteAddr());
			throw suspect ? tooMany() : unknown(true);
		}
		// Whoever has a key that was good once is not trying keys out.
		return access.filter(KnownKeys.Access::open).orElseThrow(() -> unknown(true));
	}

	private static ProblemException tooMany() {
		return new ProblemException(ErrorCode.TOO_MANY_FAILURES,
				"Too many unknown API keys came from your address. Check the key, and wait a minute.")
			.retryAfter(FailedAttempts.WINDOW.toSeconds());
	}

	// Malformed and unknown keys get the very same answer.
	private static ProblemException unknown(boolean presented) {
		ProblemException problem = new ProblemException(ErrorCode.INVALID_API_KEY,
				"Send a valid API key as \"Authorization: Bearer xo_...\".");
		problem.getHeaders()
			.set(HttpHeaders.WWW_AUTHENTICATE,
					"Bearer realm=\"crossover\"" + (presented ? ", error=\"invalid_token\"" : ""));
		return problem;
	}

}
