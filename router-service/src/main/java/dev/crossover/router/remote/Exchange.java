package dev.crossover.router.remote;

import java.io.IOException;

import dev.crossover.common.problem.ProblemException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * A call of another service: its answer, or its problem as ours, or our problem that it
 * cannot be reached.
 */
final class Exchange {

	private Exchange() {
	}

	/**
	 * Calls and reads the whole answer.
	 * @param request the call
	 * @return the answer's body
	 * @throws ProblemException when there is no answer or the answer is a problem
	 */
	static byte[] bytes(RestClient.RequestHeadersSpec<?> request) {
		try {
			return request.exchangeForRequiredValue((_, response) -> accepted(response).getBody().readAllBytes());
		}
		catch (ResourceAccessException ex) {
			throw RemoteProblem.unreachable(ex.getCause());
		}
	}

	/**
	 * Calls and leaves the answer's body to be streamed.
	 * @param request the call
	 * @return the answer, to be closed
	 * @throws ProblemException when there is no answer or the answer is a problem
	 */
	static ClientHttpResponse stream(RestClient.RequestHeadersSpec<?> request) {
		try {
			return request.exchangeForRequiredValue((_, response) -> accepted(response), false);
		}
		catch (ResourceAccessException ex) {
			throw RemoteProblem.unreachable(ex.getCause());
		}
	}

	private static <R extends ClientHttpResponse> R accepted(R response) throws IOException {
		if (response.getStatusCode().is2xxSuccessful()) {
			return response;
		}
		try (response) {
			throw RemoteProblem.of(response.getStatusCode().value(),
					response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER), response.getBody().readAllBytes());
		}
	}

}
