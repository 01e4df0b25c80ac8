package dev.crossover.benchmarks.router;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A CPU pipeline that takes no time, so that what is left is the router's. */
final class Sink implements AutoCloseable {

	private static final byte[] RESULT = """
			{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"negative","score":0.97}}}
			""".getBytes(StandardCharsets.UTF_8);

	private final HttpServer server;

	private Sink(HttpServer server) {
		this.server = server;
	}

	static Sink start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
		server.createContext("/", Sink::answer);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.start();
		return new Sink(server);
	}

	private static void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
		exchange.sendResponseHeaders(200, RESULT.length);
		exchange.getResponseBody().write(RESULT);
		exchange.close();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
