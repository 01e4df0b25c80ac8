package dev.crossover.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServeTests {

	@Test
	void endsWhenItsParentDoes() throws Exception {
		try (ServerProcess server = ready()) {
			server.closeInput();

			assertThat(server.endsWithin(30)).isTrue();
		}
	}

	@Test
	void finishesWhatItHasWhenToldToEnd() throws Exception {
		try (ServerProcess server = ready(); HttpClient client = HttpClient.newHttpClient()) {
			String lines = "{\"text\":\"A message that takes a moment to read, with quite a few words.\"}\n"
				.repeat(150);
			CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
					HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/invocations".formatted(server.port())))
						.header("Content-Type", "application/x-ndjson")
						.header("X-Amzn-SageMaker-Custom-Attributes", "models=sentiment")
						.POST(BodyPublishers.ofString(lines))
						.build(),
					BodyHandlers.ofString());
			awaitFirstWork(client, server.port());
			server.terminate();

			assertThat(answer.get(60, TimeUnit.SECONDS).body().lines()).hasSize(150);
			assertThat(server.endsWithin(30)).isTrue();
		}
	}

	// A later request that has been answered shows that the first one has been accepted.
	private static void awaitFirstWork(HttpClient client, int port) throws IOException, InterruptedException {
		assertThat(client
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/ping".formatted(port))).build(),
					BodyHandlers.discarding())
			.statusCode()).isEqualTo(200);
	}

	private static ServerProcess ready() throws IOException {
		ServerProcess server = ServerProcess.start();
		await().atMost(Duration.ofSeconds(120)).until(server::isReady);
		return server;
	}

}
