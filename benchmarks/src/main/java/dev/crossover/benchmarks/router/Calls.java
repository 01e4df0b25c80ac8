package dev.crossover.benchmarks.router;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The ways to have one text classified. */
final class Calls {

	private static final String TEXT = "My card has not arrived yet, and it has been two weeks.";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/**
	 * A request to something that offers {@code POST /v1/classifications}.
	 * @param router where
	 * @param authorization the credential
	 * @return the request
	 */
	static HttpRequest classification(URI router, String authorization) {
		return post(router.resolve("/v1/classifications")).header("Authorization", authorization)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(
					"{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"%s\"}]}".formatted(TEXT)))
			.build();
	}

	/**
	 * The same straight to the serverless endpoint.
	 * @param cloud where the cloud answers
	 * @param endpoint the endpoint's name
	 * @return the request
	 */
	static HttpRequest invocation(URI cloud, String endpoint) {
		return post(cloud.resolve("/endpoints/%s/invocations".formatted(endpoint))).header("Authorization",
				"AWS4-HMAC-SHA256 Credential=any/20261127/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=none")
			.header("Content-Type", "application/x-ndjson")
			.header("X-Amzn-SageMaker-Custom-Attributes", "models=sentiment")
			.POST(BodyPublishers.ofString("{\"index\":0,\"id\":\"a\",\"text\":\"%s\"}%n".formatted(TEXT)))
			.build();
	}

	private static HttpRequest.Builder post(URI uri) {
		return HttpRequest.newBuilder(uri).timeout(PATIENCE);
	}

	/**
	 * Makes a call.
	 * @param request the call
	 * @throws IOException when it is answered otherwise than with 200
	 */
	void make(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = this.http.send(request, BodyHandlers.ofByteArray());
		if (answer.statusCode() != 200) {
			throw new IOException("%s answered %d".formatted(request.uri(), answer.statusCode()));
		}
	}

	/**
	 * Times a call.
	 * @param request the call
	 * @return nanoseconds
	 */
	long time(HttpRequest request) throws IOException, InterruptedException {
		long started = System.nanoTime();
		make(request);
		return System.nanoTime() - started;
	}

}
