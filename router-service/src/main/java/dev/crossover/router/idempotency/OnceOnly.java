package dev.crossover.router.idempotency;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.key.KeyedHash;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a claimed request. What comes of it is kept before the client hears of it; what
 * came to nothing is forgotten; what may have come to something is left to be run again
 * under the same name.
 */
@Component
class OnceOnly {

	private static final Logger log = LoggerFactory.getLogger(OnceOnly.class);

	/**
	 * DynamoDB takes items of 400 KB; this is compressed, and answers are far smaller.
	 */
	private static final int MOST_BYTES = 350_000;

	private static final int SUCCESS = 200;

	private static final int REDIRECT = 300;

	private static final int SERVER_ERROR = 500;

	private final Claims claims;

	private final Leases leases;

	private final KeyedHash hash;

	OnceOnly(Claims claims, Leases leases, KeyedHash hash) {
		this.claims = claims;
		this.leases = leases;
		this.hash = hash;
	}

	void run(Claim.Ours claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		AtomicBoolean differs = new AtomicBoolean();
		FingerprintedRequest fingerprinted = new FingerprintedRequest(request, this.hash.begin(),
				(fingerprint) -> check(claim, fingerprint, differs));
		fingerprinted.setAttribute(Idempotency.ULID, claim.ulid());
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		this.leases.hold(claim);
		boolean settled = false;
		try {
			chain.doFilter(fingerprinted, answer);
			if (differs.get()) {
				throw mismatch();
			}
			settle(claim, answer);
			settled = true;
		}
		finally {
			this.leases.drop(claim);
			if (!settled) {
				release(claim);
			}
		}
		answer.copyBodyToResponse();
	}

	// Called before anyone hears that the body has ended, so before anything comes of it.
	private void check(Claim.Ours claim, String fingerprint, AtomicBoolean differs) {
		if (claim.fingerprint() != null && !claim.fingerprint().equals(fingerprint)) {
			differs.set(true);
			throw mismatch();
		}
		this.claims.identify(claim, fingerprint);
	}

	private void settle(Claim.Ours claim, ContentCachingResponseWrapper answer) {
		int status = answer.getStatus();
		if (status >= SERVER_ERROR) {
			this.claims.release(claim);
		}
		else if (status < SUCCESS || status >= REDIRECT) {
			this.claims.forget(claim);
		}
		else {
			keep(claim, StoredAnswer.of(answer, answer.getContentAsByteArray()));
		}
	}

	private void keep(Claim.Ours claim, StoredAnswer answer) {
		if (answer.compressed().length > MOST_BYTES || !this.claims.complete(claim, answer)) {
			log.warn("An answer is not kept; whoever asks again has the request run again under the same name");
		}
	}

	private void release(Claim.Ours claim) {
		try {
			this.claims.release(claim);
		}
		catch (SdkException ex) {
			log.warn("A key stays claimed until its lease ends: {}", ex.getClass().getSimpleName());
		}
	}

	static ProblemException mismatch() {
		return new ProblemException(ErrorCode.IDEMPOTENCY_MISMATCH,
				"This Idempotency-Key was used for another request. Take a new key for a new request.");
	}

}
