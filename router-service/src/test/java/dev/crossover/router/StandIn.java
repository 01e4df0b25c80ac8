package dev.crossover.router;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that answers as another service would, and remembers what it was asked.
 */
public final class StandIn {

	private final HttpServer server;

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private volatile Handler handler;

	private volatile @Nullable HttpHandler raw;

	private StandIn(HttpServer server, Handler handler) {
		this.server = server;
		this.handler = handler;
	}

	/**
	 * Starts a stand-in.
	 * @param handler what it answers
	 * @return the running stand-in
	 */
	public static StandIn start(Handler handler) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			StandIn standIn = new StandIn(server, handler);
			server.createContext("/", standIn::handle);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.start();
			return standIn;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		HttpHandler reader = this.raw;
		if (reader != null) {
			reader.handle(exchange);
			return;
		}
		Asked question = new Asked(exchange.getRequestMethod(), exchange.getRequestURI(),
				Map.copyOf(exchange.getRequestHeaders()), exchange.getRequestBody().readAllBytes());
		this.asked.add(question);
		Reply reply = this.handler.answer(question);
		reply.headers().forEach(exchange.getResponseHeaders()::set);
		exchange.sendResponseHeaders(reply.status(), (reply.body().length > 0) ? reply.body().length : -1);
		exchange.getResponseBody().write(reply.body());
		exchange.close();
	}

	/**
	 * Where it listens.
	 * @return its address
	 */
	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Answers otherwise from now on.
	 * @param handler what it answers
	 */
	public void answer(Handler handler) {
		this.raw = null;
		this.handler = handler;
	}

	/**
	 * Reads bodies by itself from now on.
	 * @param reader what it does
	 */
	public void read(HttpHandler reader) {
		this.raw = reader;
	}

	/**
	 * What it was asked since it was last forgotten.
	 * @return the requests
	 */
	public List<Asked> asked() {
		return List.copyOf(this.asked);
	}

	/**
	 * Forgets what it was asked.
	 */
	public void forget() {
		this.asked.clear();
	}

	/** What a stand-in answers. */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Answers.
		 * @param asked the request
		 * @return the answer
		 */
		Reply answer(Asked asked);

	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param uri its path and query
	 * @param headers its headers
	 * @param body its body
	 */
	public record Asked(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

		/**
		 * The body as text.
		 * @return the text
		 */
		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		/**
		 * A header.
		 * @param name its name
		 * @return its value, or {@code null}
		 */
		public @Nullable String header(String name) {
			return this.headers.entrySet()
				.stream()
				.filter((header) -> header.getKey().equalsIgnoreCase(name))
				.map((header) -> header.getValue().getFirst())
				.findFirst()
				.orElse(null);
		}

	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param headers its headers
	 * @param body its body
	 */
	public record Reply(int status, Map<String, String> headers, byte[] body) {

		/**
		 * An answer in JSON.
		 * @param status its status
		 * @param body its body
		 * @return the answer
		 */
		public static Reply json(int status, String body) {
			return new Reply(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
		}

		/**
		 * A problem.
		 * @param status its status
		 * @param code its code
		 * @param detail its detail
		 * @return the answer
		 */
		public static Reply problem(int status, String code, String detail) {
			String body = """
					{"type":"about:blank","status":%d,"code":"%s","detail":"%s","instance":"/internal/secret"}"""
				.formatted(status, code, detail);
			return new Reply(status, Map.of("Content-Type", "application/problem+json", "Retry-After", "7"),
					body.getBytes(StandardCharsets.UTF_8));
		}

	}

}
