package dev.crossover.cloud.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

import org.eclipse.jetty.server.Request;

/** Carries a request out after all: sends it to the same cloud, past the faults. */
final class Relay {

	private static final String PAST = "x-crossover-past-faults";

	private static final Set<String> OWN = Set.of("host", "connection", "content-length", "expect", "upgrade",
			"transfer-encoding", PAST);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI cloud;

	Relay(URI cloud) {
		this.cloud = cloud;
	}

	static boolean isRelayed(Request request) {
		return request.getHeaders().contains(PAST);
	}

	HttpResponse<byte[]> send(Call call) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.cloud + call.target()))
			.method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()))
			.header(PAST, "true");
		call.headers().forEach((name, values) -> {
			if (!OWN.contains(name)) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
