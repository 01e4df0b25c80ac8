package dev.crossover.router.quota;

import java.io.IOException;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.Quotas;
import dev.crossover.router.account.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Admits as many requests of an account as it may make, and tells it on every answer
 * where it stands. Whose request it is is known by now; what is in it is not looked at.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class QuotaFilter extends OncePerRequestFilter {

	private final RequestQuota quota;

	private final HandlerExceptionResolver problems;

	QuotaFilter(RequestQuota quota, @Qualifier("handlerExceptionResolver") @Lazy HandlerExceptionResolver problems) {
		this.quota = quota;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !Caller.isKnown(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Quotas quotas = Caller.plan(request).quotas();
		Standing standing = this.quota.use(Caller.account(request), quotas);
		RateLimitHeaders.set(response, standing);
		if (standing.admitted()) {
			chain.doFilter(request, response);
		}
		else {
			this.problems.resolveException(request, response, null, refused(quotas, standing));
		}
	}

	private static ProblemException refused(Quotas quotas, Standing standing) {
		return new ProblemException(ErrorCode.RATE_LIMITED,
				"Your account may make %d requests a minute, and %d at once after a quiet time. Wait, and send it again."
					.formatted(quotas.requestsPerMinute(), quotas.requestBurst()))
			.retryAfter(Math.max(1, standing.untilNext().toSeconds()));
	}

}
