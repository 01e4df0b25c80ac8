package dev.crossover.router.retry;

import java.io.IOException;
import java.util.Optional;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.web.ClientStream;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The body of a retry, for clients that say in it what others say in the query. */
@Component
class WishBody {

	/** What describes a retry is short. */
	private static final int MOST_BYTES = 16 << 10;

	private final JsonBody json;

	WishBody(JsonBody json) {
		this.json = json;
	}

	/**
	 * Reads a body to its end, so that it counts for an idempotency key too.
	 * @param request the request
	 * @return what it says, or empty when there is none
	 * @throws IOException when the client stops half-way
	 * @throws ProblemException when it is not what it should be, or there is a query as
	 * well
	 */
	Optional<RetryWish> read(HttpServletRequest request) throws IOException {
		byte[] body = says(request) ? RequestBodies.json(request, MOST_BYTES)
				: new ClientStream(request.getInputStream()).readNBytes(MOST_BYTES);
		if (body.length == 0) {
			return Optional.empty();
		}
		RetryWish wish = this.json.read(body, RetryWish.class);
		if (request.getQueryString() != null) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST,
					"Describe a retry by the query or by the body, not by both.");
		}
		return Optional.of(wish);
	}

	private static boolean says(HttpServletRequest request) {
		return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
	}

}
