package dev.crossover.cloud.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Answers;

/** The least HTTP server that hands a signed request to its service. */
final class Gateway implements AutoCloseable {

	private final HttpServer server;

	private final List<AwsService> services;

	Gateway(List<AwsService> services) throws IOException {
		this.services = services;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		AwsRequest request = request(exchange);
		AwsResponse response;
		try {
			response = service(request).handle(request);
		}
		catch (AwsError ex) {
			response = Answers.error(request, ex);
		}
		catch (RuntimeException ex) {
			response = Answers.error(request, new AwsError(500, "InternalFailure", ex.toString()));
		}
		response.headers().forEach(exchange.getResponseHeaders()::set);
		exchange.sendResponseHeaders(response.status(), (response.body().length > 0) ? response.body().length : -1);
		exchange.getResponseBody().write(response.body());
		exchange.close();
	}

	private AwsService service(AwsRequest request) {
		String scope = request.header("authorization").orElse("");
		return this.services.stream()
			.filter((service) -> service.signingNames()
				.stream()
				.anyMatch((name) -> scope.contains("/" + name + "/aws4")))
			.findFirst()
			.orElseThrow(() -> new AwsError(400, "UnknownService", scope));
	}

	private static AwsRequest request(HttpExchange exchange) {
		Map<String, List<String>> headers = new HashMap<>();
		exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
		Map<String, List<String>> query = new HashMap<>();
		String raw = exchange.getRequestURI().getRawQuery();
		for (String pair : ((raw != null) ? raw : "").split("&")) {
			String[] parts = pair.split("=", 2);
			query.computeIfAbsent(decode(parts[0]), (name) -> new ArrayList<>())
				.add((parts.length > 1) ? decode(parts[1]) : "");
		}
		return new AwsRequest(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers,
				exchange.getRequestBody());
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
