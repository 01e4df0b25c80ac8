package dev.crossover.router.access;

import java.io.IOException;
import java.util.Collection;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.key.Scope;
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
 * Lets pass what the API key may be used for. It comes after the quotas: whoever asks for
 * what is not theirs is counted as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 35)
class ScopeFilter extends OncePerRequestFilter {

	/** The request attribute that holds what the key may be used for. */
	static final String SCOPES = ScopeFilter.class.getName();

	private final HandlerExceptionResolver problems;

	ScopeFilter(@Qualifier("handlerExceptionResolver") @Lazy HandlerExceptionResolver problems) {
		this.problems = problems;
	}

	// Only what the authentication lets pass without a key has none.
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getAttribute(SCOPES) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Scope needed = ScopeTable.of(request);
		if (request.getAttribute(SCOPES) instanceof Collection<?> scopes && scopes.contains(needed)) {
			chain.doFilter(request, response);
		}
		else {
			this.problems.resolveException(request, response, null, insufficient(needed));
		}
	}

	private static ProblemException insufficient(Scope needed) {
		ProblemException problem = new ProblemException(ErrorCode.INSUFFICIENT_SCOPE,
				"This key may not do that: it needs the scope \"%s\". Use another key.".formatted(needed.text()));
		problem.getHeaders()
			.set(HttpHeaders.WWW_AUTHENTICATE,
					"Bearer realm=\"crossover\", error=\"insufficient_scope\", scope=\"%s\"".formatted(needed.text()));
		return problem;
	}

}
