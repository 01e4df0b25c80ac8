package dev.crossover.cloud.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A container as small as one can be: it answers in capitals what it is told, and obeys
 * {@code fail=STATUS}, {@code wait=MILLIS}, {@code chunked} and {@code big} in the custom
 * attributes.
 */
public final class TestContainer {

	private TestContainer() {
	}

	public static void main(String... args) throws IOException {
		int port = Integer.parseInt(args[2]);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/ping", (exchange) -> answer(exchange, 200, new byte[0]));
		server.createContext("/invocations", TestContainer::invoke);
		server.start();
		while (System.in.read() != -1) {
			continue;
		}
		System.exit(0);
	}

	private static void invoke(HttpExchange exchange) throws IOException {
		String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String attributes = Optional
			.ofNullable(exchange.getRequestHeaders().getFirst("X-Amzn-SageMaker-Custom-Attributes"))
			.orElse("");
		exchange.getResponseHeaders().set("X-Amzn-SageMaker-Custom-Attributes", "seen " + attributes);
		exchange.getResponseHeaders()
			.set("Content-Type",
					Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")).orElse("text/plain"));
		byte[] body = attributes.equals("big") ? new byte[(4 << 20) + 1]
				: (text.toUpperCase(Locale.ROOT) + System.getenv().getOrDefault("GREETING", ""))
					.getBytes(StandardCharsets.UTF_8);
		if (attributes.startsWith("wait=")) {
			pause(Long.parseLong(attributes.substring(5)));
		}
		if (attributes.equals("chunked")) {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(body);
			exchange.close();
			return;
		}
		int status = attributes.startsWith("fail=") ? Integer.parseInt(attributes.substring(5)) : 200;
		answer(exchange, status, body);
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static void pause(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
