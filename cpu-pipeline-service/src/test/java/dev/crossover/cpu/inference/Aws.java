package dev.crossover.cpu.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.DigestUtils;

/**
 * SageMaker Runtime and SQS over their own protocols, as far as this service calls them.
 */
final class Aws {

	private final HttpServer server;

	private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

	private final List<Invocation> invocations = new CopyOnWriteArrayList<>();

	private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();

	private volatile int queueRefusals;

	Aws() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Answers the next invocations; without any left, every call echoes.
	 * @param status the status
	 * @param error the exception's name
	 * @param body the body
	 */
	void next(int status, String error, String body) {
		this.replies.add(new Reply(status, error, body));
	}

	void refuseMessages(int calls) {
		this.queueRefusals = calls;
	}

	List<Invocation> invocations() {
		return this.invocations;
	}

	BlockingQueue<JsonNode> messages() {
		return this.messages;
	}

	void forget() {
		this.invocations.clear();
		this.replies.clear();
		this.messages.clear();
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		if (exchange.getRequestURI().getPath().startsWith("/endpoints/")) {
			invoke(exchange, body);
		}
		else {
			take(exchange, JsonMapper.shared().readTree(body));
		}
	}

	private void invoke(HttpExchange exchange, byte[] body) throws IOException {
		this.invocations.add(new Invocation(exchange.getRequestURI().getPath(),
				exchange.getRequestHeaders().getFirst("X-Amzn-SageMaker-Custom-Attributes"),
				new String(body, StandardCharsets.UTF_8)));
		Reply reply = this.replies.poll();
		if (reply != null) {
			exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.error());
			send(exchange, reply.status(), reply.body());
		}
		else {
			send(exchange, 200, "{\"index\":0,\"outcome\":\"succeeded\",\"predictions\":{}}\n");
		}
	}

	private void take(HttpExchange exchange, JsonNode batch) throws IOException {
		if (this.queueRefusals > 0) {
			this.queueRefusals--;
			send(exchange, 400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"gone\"}");
			return;
		}
		JsonMapper json = JsonMapper.shared();
		batch.path("Entries")
			.valueStream()
			.forEach((entry) -> this.messages.add(json.readTree(entry.path("MessageBody").asString())));
		List<Map<String, String>> taken = batch.path("Entries").valueStream().map(Aws::taken).toList();
		send(exchange, 200, json.writeValueAsString(Map.of("Successful", taken, "Failed", List.of())));
	}

	private static Map<String, String> taken(JsonNode entry) {
		byte[] body = entry.path("MessageBody").asString().getBytes(StandardCharsets.UTF_8);
		return Map.of("Id", entry.path("Id").asString(), "MessageId", "m", "MD5OfMessageBody",
				DigestUtils.md5DigestAsHex(body), "MD5OfMessageAttributes",
				DigestUtils.md5DigestAsHex(digested(entry.path("MessageAttributes"))));
	}

	// What the SDK compares: name, type and value of each attribute, in the order of the
	// names, each after its length.
	private static byte[] digested(JsonNode attributes) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new TreeSet<>(attributes.propertyNames()).forEach((name) -> {
			append(bytes, name);
			append(bytes, attributes.path(name).path("DataType").asString());
			bytes.write(1);
			append(bytes, attributes.path(name).path("StringValue").asString());
		});
		return bytes.toByteArray();
	}

	private static void append(ByteArrayOutputStream bytes, String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
		bytes.writeBytes(utf8);
	}

	private static void send(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	/**
	 * An error of SageMaker.
	 *
	 * @param status its status
	 * @param error its name
	 * @param body its body
	 */
	private record Reply(int status, String error, String body) {
	}

	/**
	 * A call of SageMaker.
	 *
	 * @param path its path
	 * @param attributes the custom attributes
	 * @param body the documents
	 */
	record Invocation(String path, String attributes, String body) {
	}

}
