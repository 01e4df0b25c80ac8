package dev.crossover.cli.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until a process is ready, or says why it is not. */
final class Readiness {

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final int INTERVAL_MILLIS = 50;

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private Readiness() {
	}

	static void await(String url, Supervised process) throws IOException {
		await(() -> answers(url + "/actuator/health/readiness"), process);
	}

	static void await(BooleanSupplier ready, Supervised process) throws IOException {
		Instant limit = Instant.now().plus(LIMIT);
		while (!ready.getAsBoolean()) {
			if (Instant.now().isAfter(limit)) {
				throw new IOException("%s is not ready after %d s; its log: %s".formatted(process.service().name(),
						LIMIT.toSeconds(), process.service().log()));
			}
			pause(process);
		}
	}

	private static void pause(Supervised process) throws IOException {
		try {
			if (process.process().waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS) && !process.process().isAlive()) {
				throw new IOException("%s ended at its start; its log: %s".formatted(process.service().name(),
						process.service().log()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	static boolean answers(String url) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
