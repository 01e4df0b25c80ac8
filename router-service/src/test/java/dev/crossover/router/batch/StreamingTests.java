package dev.crossover.router.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** An upload streams through over real connections, and breaks when the client breaks. */
@Timeout(60)
class StreamingTests extends RouterAmongStandIns {

	private static final byte[] CHUNK = "{\"text\":\"A line that says very little.\"}\n".repeat(1_000)
		.getBytes(StandardCharsets.UTF_8);

	private final Staging staging = new Staging();

	@BeforeEach
	void readsUploads() {
		GPU.read(this.staging);
	}

	@Test
	void passesOnWhatHasComeBeforeTheRestComes() throws IOException {
		CompletableFuture<Long> first = this.staging.expect(10L * CHUNK.length, false);

		try (Socket client = upload()) {
			send(client, 20);

			assertThat(first).succeedsWithin(Duration.ofSeconds(20));
			finish(client);
			assertThat(answer(client)).startsWith("HTTP/1.1 202").contains("Location: /v1/batches/batch_new");
		}
		assertThat(this.staging.whole).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(20L * CHUNK.length);
	}

	@Test
	void breaksTheForwardedUploadWhenTheClientStops() throws IOException {
		CompletableFuture<Long> first = this.staging.expect(10L * CHUNK.length, false);

		try (Socket client = upload()) {
			send(client, 20);
			assertThat(first).succeedsWithin(Duration.ofSeconds(20));
		}

		assertThat(this.staging.whole).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void answersAtOnceWhenTheUploadIsRefusedHalfWay() throws IOException {
		CompletableFuture<Long> first = this.staging.expect(10L * CHUNK.length, true);

		try (Socket client = upload()) {
			send(client, 40);
			assertThat(first).succeedsWithin(Duration.ofSeconds(20));

			assertThat(answer(client)).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_json\"");
		}
	}

	@Test
	void refusesWhatIsTooLongBeforeAnythingIsSent() throws IOException {
		try (Socket client = new Socket("127.0.0.1", this.port)) {
			client.getOutputStream().write(head(STANDARD, "Expect: 100-continue\r\nContent-Length: 99999999999"));

			assertThat(answer(client)).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
		}
	}

	@Test
	void breaksTheAnswerWhenResultsBreakHalfWay() throws IOException {
		RESULTS.read((exchange) -> {
			exchange.sendResponseHeaders(200, 1_000_000);
			exchange.getResponseBody().write(CHUNK);
			exchange.getResponseBody().flush();
			throw new IOException("killed");
		});

		try (Socket client = new Socket("127.0.0.1", this.port)) {
			client.getOutputStream().write("""
					GET /v1/batches/batch_1/results HTTP/1.1\r
					Host: localhost\r
					Authorization: %s\r
					\r
					""".formatted(STANDARD).getBytes(StandardCharsets.US_ASCII));
			client.setSoTimeout(20_000);

			String answer = readAll(client.getInputStream());
			assertThat(answer).startsWith("HTTP/1.1 200").contains("A line that says very little.");
			assertThat(answer).doesNotEndWith("\r\n0\r\n\r\n");
		}
	}

	// However the connection ends, what came before counts.
	private static String readAll(InputStream input) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		try {
			input.transferTo(all);
		}
		catch (IOException ex) {
			all.writeBytes(new byte[0]);
		}
		return all.toString(StandardCharsets.UTF_8);
	}

	private Socket upload() throws IOException {
		Socket client = new Socket("127.0.0.1", this.port);
		client.getOutputStream().write(head(STANDARD, "Transfer-Encoding: chunked"));
		return client;
	}

	private static byte[] head(String key, String length) {
		return """
				POST /v1/batches?models=sentiment HTTP/1.1\r
				Host: localhost\r
				Authorization: %s\r
				Content-Type: application/x-ndjson\r
				%s\r
				\r
				""".formatted(key, length).getBytes(StandardCharsets.US_ASCII);
	}

	private static void send(Socket client, int chunks) throws IOException {
		OutputStream output = client.getOutputStream();
		for (int i = 0; i < chunks; i++) {
			output.write((Integer.toHexString(CHUNK.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			output.write(CHUNK);
			output.write("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		output.flush();
	}

	private static void finish(Socket client) throws IOException {
		client.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	private static String answer(Socket client) throws IOException {
		client.setSoTimeout(20_000);
		StringBuilder answer = new StringBuilder();
		InputStream input = client.getInputStream();
		int length = 0;
		while (length >= 0 && !(answer.indexOf("\r\n\r\n") > 0 && answer.indexOf("}") > 0)) {
			byte[] bytes = new byte[4096];
			length = input.read(bytes);
			answer.append(new String(bytes, 0, Math.max(length, 0), StandardCharsets.UTF_8));
		}
		return answer.toString();
	}

	/** A GPU pipeline that reads uploads piece by piece. */
	private static final class Staging implements HttpHandler {

		private volatile long some;

		private volatile boolean refuses;

		private volatile CompletableFuture<Long> first = new CompletableFuture<>();

		private volatile CompletableFuture<Long> whole = new CompletableFuture<>();

		CompletableFuture<Long> expect(long bytes, boolean refuse) {
			this.some = bytes;
			this.refuses = refuse;
			return this.first;
		}

		@Override
		public void handle(HttpExchange exchange) throws IOException {
			if (exchange.getRequestURI().getPath().equals("/internal/gpu")) {
				reply(exchange, 200, "{\"state\":\"ready\"}");
				return;
			}
			try {
				take(exchange);
			}
			catch (IOException ex) {
				this.whole.completeExceptionally(ex);
				throw ex;
			}
		}

		private void take(HttpExchange exchange) throws IOException {
			InputStream body = exchange.getRequestBody();
			byte[] bytes = new byte[8192];
			long count = 0;
			int read = body.read(bytes);
			while (read >= 0) {
				count += read;
				if (count >= this.some && this.first.complete(count) && this.refuses) {
					refuse(exchange, body);
					return;
				}
				read = body.read(bytes);
			}
			this.whole.complete(count);
			reply(exchange, 201, "{\"id\":\"batch_new\",\"state\":\"queued\"}");
		}

		// Closing with unread bytes would reset the connection, and a reset can overtake
		// the answer. So what still comes is swallowed, as Tomcat does.
		private static void refuse(HttpExchange exchange, InputStream body) throws IOException {
			byte[] answer = "{\"code\":\"invalid_json\",\"detail\":\"line 7\"}".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(400, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.getResponseBody().flush();
			body.transferTo(OutputStream.nullOutputStream());
		}

		private static void reply(HttpExchange exchange, int status, String body) throws IOException {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		}

	}

}
