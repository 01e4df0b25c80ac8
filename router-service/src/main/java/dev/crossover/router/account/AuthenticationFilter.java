package dev.crossover.router.account;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

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

	/** The request attribute that holds the account. */
	static final String ACCOUNT = Account.class.getName();

	/** The request attribute that holds what the account is promised and allowed. */
	static final String PLAN = AccountPlan.class.getName();

	private static final Set<String> OPEN = Set.of("/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness");

	private static final String SCHEME = "Bearer ";

	private final Accounts accounts;

	private final Plans plans;

	private final HandlerExceptionResolver problems;

	AuthenticationFilter(Accounts accounts, Plans plans,
			@Qualifier("handlerExceptionResolver") @Lazy HandlerExceptionResolver problems) {
		this.accounts = accounts;
		this.plans = plans;
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
			Account account = authenticate(request.getHeader(HttpHeaders.AUTHORIZATION));
			request.setAttribute(ACCOUNT, account);
			request.setAttribute(PLAN, this.plans.of(account.type()));
		}
		catch (ProblemException ex) {
			this.problems.resolveException(request, response, null, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private Account authenticate(@Nullable String authorization) {
		return Optional.ofNullable(authorization)
			.filter((value) -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
			.flatMap((value) -> ApiKey.parse(value.substring(SCHEME.length()).strip()))
			.flatMap(this.accounts::of)
			.orElseThrow(() -> unknown(authorization != null));
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
