package dev.crossover.router.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.account.Caller;
import dev.crossover.router.key.KeyedHash;
import dev.crossover.router.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Runs a request with an {@code Idempotency-Key} once, and answers whoever sends it again
 * as it was answered.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class IdempotencyFilter extends OncePerRequestFilter {

	/** What creates something. */
	private static final Pattern CREATES = Pattern
		.compile("/v1/(classifications|batches|uploads|webhooks|batches/[^/]+/retry)");

	private final Claims claims;

	private final OnceOnly onceOnly;

	private final KeyedHash hash;

	private final HandlerExceptionResolver problems;

	IdempotencyFilter(Claims claims, OnceOnly onceOnly, KeyedHash hash,
			@Qualifier("handlerExceptionResolver") @Lazy HandlerExceptionResolver problems) {
		this.claims = claims;
		this.onceOnly = onceOnly;
		this.hash = hash;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(IdempotencyKey.HEADER) == null
				|| !CREATES.matcher(RequestPath.of(request)).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			serve(request, response, chain);
		}
		catch (ProblemException ex) {
			this.problems.resolveException(request, response, null, ex);
		}
		catch (SdkException ex) {
			this.problems.resolveException(request, response, null, OnceOnly.unchecked());
		}
	}

	private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<IdempotencyKey> key = IdempotencyKey.of(request);
		Account account = Caller.account(request);
		switch (this.claims.claim(account, key.orElseThrow())) {
			case Claim.Ours ours -> this.onceOnly.run(ours, request, response, chain);
			case Claim.Running _ -> throw OnceOnly.inProgress();
			case Claim.Done done -> replay(done, request, response);
		}
	}

	private void replay(Claim.Done done, HttpServletRequest request, HttpServletResponse response) throws IOException {
		AccountPlan plan = Caller.plan(request);
		FingerprintedRequest fingerprinted = new FingerprintedRequest(request, this.hash.begin(), (_) -> {
		});
		readThrough(fingerprinted.getInputStream(), plan.limits().bytesPerBatch());
		if (!done.fingerprint().equals(fingerprinted.fingerprint())) {
			throw OnceOnly.mismatch();
		}
		done.answer().writeTo(response);
	}

	private static void readThrough(InputStream body, long most) throws IOException {
		byte[] bytes = new byte[64 * 1024];
		long count = 0;
		int read = body.read(bytes);
		while (read >= 0 && count <= most) {
			count += read;
			read = body.read(bytes);
		}
	}

}
