package dev.crossover.benchmarks.router;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An AWS whose machines are elsewhere, as they are where Crossover is deployed: an
 * inference takes its time but none of these cores', and results are taken and forgotten.
 * Everything else is passed to the suite's cloud.
 */
final class Elsewhere implements AutoCloseable {

	private static final byte[] RESULT = """
			{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"negative","score":0.97}}}
			""".getBytes(StandardCharsets.UTF_8);

	private static final Set<String> KEPT = new TreeSet<>(Set.of("authorization", "content-type", "x-amz-target"));

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpServer server;

	private final URI cloud;

	private final Duration inference;

	private Elsewhere(HttpServer server, URI cloud, Duration inference) {
		this.server = server;
		this.cloud = cloud;
		this.inference = inference;
	}

	/**
	 * Starts it.
	 * @param suite whose cloud answers everything else
	 * @param inference how long an inference takes
	 * @return it, until it is closed
	 */
	static Elsewhere start(Suite suite, Duration inference) throws IOException {
		Elsewhere started = new Elsewhere(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024), suite.cloud(),
				inference);
		started.server.createContext("/", started::answer);
		started.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		started.server.start();
		return started;
	}

	private void answer(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
		if (exchange.getRequestURI().getPath().endsWith("/invocations")) {
			LockSupport.parkNanos(this.inference.toNanos());
			send(exchange, 200, "application/x-ndjson", RESULT);
		}
		else if (target.endsWith(".SendMessageBatch")) {
			send(exchange, 200, "application/x-amz-json-1.0", taken(body));
		}
		else {
			pass(exchange, body);
		}
	}

	private static byte[] taken(byte[] body) {
		ObjectNode answer = JsonMapper.shared().createObjectNode();
		ArrayNode successful = answer.putArray("Successful");
		JsonMapper.shared().readTree(body).path("Entries").forEach((entry) -> {
			ObjectNode one = successful.addObject();
			one.set("Id", entry.path("Id"));
			one.put("MessageId", "elsewhere");
		});
		return JsonMapper.shared().writeValueAsBytes(answer);
	}

	private void pass(HttpExchange exchange, byte[] body) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.cloud.resolve(exchange.getRequestURI()))
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (KEPT.contains(name.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		try {
			HttpResponse<byte[]> answer = this.http.send(request.build(), BodyHandlers.ofByteArray());
			send(exchange, answer.statusCode(), answer.headers().firstValue("Content-Type").orElse("text/plain"),
					answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			exchange.close();
		}
	}

	private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.http.close();
	}

}
