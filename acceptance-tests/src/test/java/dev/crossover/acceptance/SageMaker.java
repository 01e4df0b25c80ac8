package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import tools.jackson.databind.json.JsonMapper;

/** SageMaker's DescribeEndpoint, over its own wire protocol. */
final class SageMaker {

	private static final String ANY_CREDENTIALS = "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=0";

	private final URI url;

	private SageMaker(URI url) {
		this.url = url;
	}

	static SageMaker at(String url) {
		return new SageMaker(URI.create(url));
	}

	int currentInstances(String endpoint) {
		HttpRequest request = HttpRequest.newBuilder(this.url)
			.header("Authorization", ANY_CREDENTIALS)
			.header("X-Amz-Target", "SageMaker.DescribeEndpoint")
			.header("Content-Type", "application/x-amz-json-1.1")
			.POST(BodyPublishers.ofString("{\"EndpointName\":\"%s\"}".formatted(endpoint)))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			String answer = http.send(request, BodyHandlers.ofString()).body();
			return JsonMapper.shared()
				.readTree(answer)
				.path("ProductionVariants")
				.path(0)
				.path("CurrentInstanceCount")
				.asInt();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
