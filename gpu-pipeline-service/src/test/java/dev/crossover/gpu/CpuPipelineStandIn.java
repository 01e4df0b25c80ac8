package dev.crossover.gpu;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.common.trace.Origin;

/** Answers as the CPU pipeline does, or fails as it does when it is told to. */
public final class CpuPipelineStandIn {

	private static final String RESULT = """
			{"index":%s,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.9}}}
			""";

	/** The queries it was called with. */
	public static final List<String> queries = new CopyOnWriteArrayList<>();

	/** The origins of the calls: the request's id and its place in its trace. */
	public static final List<Origin> origins = new CopyOnWriteArrayList<>();

	private static final BlockingQueue<Integer> refusals = new LinkedBlockingQueue<>();

	private static final HttpServer server = start();

	private CpuPipelineStandIn() {
	}

	public static String url() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/**
	 * Lets the next call fail.
	 * @param status the status it is answered with; 200 for an answer without results
	 */
	public static void failOnce(int status) {
		refusals.add(status);
	}

	private static HttpServer start() {
		try {
			HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			http.createContext("/internal/invocations", CpuPipelineStandIn::answer);
			http.start();
			return http;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		queries.add(exchange.getRequestURI().getQuery());
		origins.add(new Origin(exchange.getRequestHeaders().getFirst("X-Request-Id"),
				exchange.getRequestHeaders().getFirst("traceparent")));
		Integer refusal = refusals.poll();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String answer = (refusal != null) ? ""
				: body.lines().map(CpuPipelineStandIn::result).collect(Collectors.joining());
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
		exchange.getResponseHeaders().set("Retry-After", "7");
		exchange.sendResponseHeaders((refusal != null) ? refusal : 200, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String result(String document) {
		return RESULT.formatted(document.replaceFirst(".*\"index\":([0-9]+).*", "$1"));
	}

}
