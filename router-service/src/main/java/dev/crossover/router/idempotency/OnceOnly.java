package dev.crossover.router.idempotency;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.key.KeyedHash;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a claimed request. What comes of it is kept before the client hears of it; what
 * came to nothing is forgotten; what may have come to something, in this attempt or an
 * earlier one, is left to be run again under the same name.
 */
@Component
class OnceOnly {

	private static final Logger log = LoggerFactory.getLogger(OnceOnly.class);

	/**
	 * DynamoDB takes items of 400 KB; this is compressed, and answers are far smaller.
	 */
	static final int MOST_BYTES = 350_000;

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
		AtomicReference<@Nullable ProblemException> refusal = new AtomicReference<>();
		FingerprintedRequest fingerprinted = new FingerprintedRequest(request, this.hash.begin(),
				(fingerprint) -> admit(claim, fingerprint, refusal));
		fingerprinted.setAttribute(Idempotency.ULID, claim.ulid());
		fingerprinted.setAttribute(Idempotency.REPEAT, claim.fingerprint() != null);
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		this.leases.hold(claim);
		boolean settled = false;
		try {
			chain.doFilter(fingerprinted, answer);
			ProblemException refused = refusal.get();
			if (refused != null) {
				throw refused;
			}
			settled = settle(claim, fingerprinted, answer);
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
	// Whoever hears of the refusal may make something else of it: so it is noted as well.
	private void admit(Claim.Ours claim, String fingerprint, AtomicReference<@Nullable ProblemException> refusal) {
		try {
			check(claim, fingerprint);
		}
		catch (ProblemException ex) {
			refusal.set(ex);
			throw ex;
		}
	}

	private void check(Claim.Ours claim, String fingerprint) {
		if (claim.fingerprint() != null && !claim.fingerprint().equals(fingerprint)) {
			throw mismatch();
		}
		boolean identified;
		try {
			identified = this.claims.identify(claim, fingerprint);
		}
		catch (SdkException ex) {
			throw unchecked();
		}
		if (!identified) {
			throw inProgress();
		}
	}

	// Whether it is known what the key stands for from now on. The answer is the client's
	// in any case: what came about came about.
	private boolean settle(Claim.Ours claim, FingerprintedRequest request, ContentCachingResponseWrapper answer) {
		int status = answer.getStatus();
		try {
			if (status >= SUCCESS && status < REDIRECT) {
				return request.fingerprint() != null
						&& keep(claim, StoredAnswer.of(answer, answer.getContentAsByteArray()));
			}
			if (status >= SERVER_ERROR || claim.fingerprint() != null) {
				return false;
			}
			this.claims.forget(claim);
			return true;
		}
		catch (SdkException ex) {
			log.warn("What became of a key is not noted: {}", ex.getClass().getSimpleName());
			return false;
		}
	}

	private boolean keep(Claim.Ours claim, StoredAnswer answer) {
		boolean kept = answer.compressed().length <= MOST_BYTES && this.claims.complete(claim, answer);
		if (!kept) {
			log.warn("An answer is not kept; whoever asks again has the request run again under the same name");
		}
		return kept;
	}

	private void release(Claim.Ours claim) {
		try {
			this.claims.release(claim);
		}
		catch (SdkException ex) {
			log.warn("A key stays claimed until its lease ends: {}", ex.getClass().getSimpleName());
		}
	}

	static ProblemException inProgress() {
		return new ProblemException(ErrorCode.IDEMPOTENCY_IN_PROGRESS,
				"A request with this Idempotency-Key is being worked on. Ask again for its answer.")
			.retryAfter(1);
	}

	static ProblemException unchecked() {
		return new ProblemException(ErrorCode.NO_CAPACITY,
				"Idempotency keys cannot be checked right now, so nothing was done. Send it again.")
			.retryAfter(1);
	}

	static ProblemException mismatch() {
		return new ProblemException(ErrorCode.IDEMPOTENCY_MISMATCH,
				"This Idempotency-Key was used for another request. Take a new key for a new request.");
	}

}
