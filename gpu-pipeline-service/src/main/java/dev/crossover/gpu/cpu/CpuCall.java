package dev.crossover.gpu.cpu;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** A call of the CPU pipeline, and what its failing means for the attempt. */
@Component
class CpuCall {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

	private final CpuPipeline pipeline;

	private final Duration refusedDelay;

	CpuCall(CpuPipeline pipeline, CpuProperties properties) {
		this.pipeline = pipeline;
		this.refusedDelay = properties.refusedDelay();
	}

	// Refused means that nothing was started, so that the attempt does not count.
	byte[] classify(CpuAttempts.Work work, byte[] documents) {
		try {
			byte[] results = this.pipeline.classify(work.lane().name().toLowerCase(Locale.ROOT),
					String.join(",", work.models()), work.origin().requestId(), documents);
			return (results != null) ? results : new byte[0];
		}
		catch (HttpServerErrorException.ServiceUnavailable ex) {
			throw new RefusedException(retryAfter(ex.getResponseHeaders()).orElse(this.refusedDelay), ex);
		}
		catch (ResourceAccessException ex) {
			if (ex.getCause() instanceof ConnectException || ex.getCause() instanceof HttpConnectTimeoutException) {
				throw new RefusedException(this.refusedDelay, ex);
			}
			throw ex;
		}
	}

	private static Optional<Duration> retryAfter(@Nullable HttpHeaders headers) {
		return Optional.ofNullable(headers)
			.map((present) -> present.getFirst(HttpHeaders.RETRY_AFTER))
			.filter((text) -> text.matches("[0-9]{1,4}"))
			.map((text) -> Duration.ofSeconds(Long.parseLong(text)))
			.map((wait) -> (wait.compareTo(LONGEST_WAIT) > 0) ? LONGEST_WAIT : wait);
	}

	/** The CPU pipeline did not take a shard. */
	static final class RefusedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final Duration retryAfter;

		RefusedException(Duration retryAfter, Throwable cause) {
			super(cause);
			this.retryAfter = retryAfter;
		}

		Duration retryAfter() {
			return this.retryAfter;
		}

	}

}
