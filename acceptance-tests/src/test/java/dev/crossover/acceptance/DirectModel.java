package dev.crossover.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/** A model server of its own, asked directly: what every answer must be equal to. */
final class DirectModel implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final String url;

	private DirectModel(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	static DirectModel start(Path log) throws IOException {
		int port = freePort();
		Process process = new ProcessBuilder(CommandLine.java(), "--enable-native-access=ALL-UNNAMED", "-jar",
				CommandLine.jar("model-server"), "serve", "--port", Integer.toString(port), "--exit-on-stdin-eof")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		DirectModel model = new DirectModel(process, "http://127.0.0.1:" + port);
		await("model server").atMost(Duration.ofMinutes(1)).ignoreExceptions().until(model::answers);
		return model;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** The predictions of a text, as JSON. */
	JsonNode predictions(String text, List<String> models) {
		return post(Map.of("models", models, "documents", List.of(Map.of("text", text)))).path("results")
			.path(0)
			.path("predictions");
	}

	private boolean answers() throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.url + "/ping")).build(), BodyHandlers.discarding())
			.statusCode() == 200;
	}

	private JsonNode post(Object body) {
		try {
			return JsonMapper.shared()
				.readTree(this.http
					.send(HttpRequest.newBuilder(URI.create(this.url + "/invocations"))
						.header("Content-Type", "application/json")
						.POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
						.build(), BodyHandlers.ofString())
					.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
