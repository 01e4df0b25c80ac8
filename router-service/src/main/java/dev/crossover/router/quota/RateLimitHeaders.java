package dev.crossover.router.quota;

import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells clients how much is left, as draft-ietf-httpapi-ratelimit-headers-11 says it: of
 * the quota {@code requests}, {@code q} come at once and come again within {@code w}
 * seconds, {@code r} are left, and all are there again in {@code t} seconds.
 */
final class RateLimitHeaders {

	private RateLimitHeaders() {
	}

	static void set(HttpServletResponse response, Standing standing) {
		Duration window = standing.rate().toGain(standing.rate().burst());
		response.setHeader("RateLimit-Policy",
				"\"requests\";q=%d;w=%d".formatted(standing.rate().burst(), Math.max(1, window.toSeconds())));
		response.setHeader("RateLimit", "\"requests\";r=%d;t=%d".formatted(Math.max(0, standing.remaining()),
				standing.untilFull().toSeconds()));
	}

}
