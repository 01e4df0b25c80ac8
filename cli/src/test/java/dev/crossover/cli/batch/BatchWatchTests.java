package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Following a batch, against what the API sends. */
class BatchWatchTests {

	private static final String PROGRESS = """
			id: id-%d
			event: progress
			data: {"stage":"classifying","percent":%d.0,"counts":{"total":100,"pending":%d}}

			""";

	private static final String END = """
			id: id-end
			event: end
			data: {"id":"batch_1","state":"succeeded","stage":"done","counts":{"total":100,"pending":0}}

			""";

	private final StringWriter written = new StringWriter();

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final Queue<HttpHandler> streams = new ArrayDeque<>();

	private final Queue<String> states = new ArrayDeque<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/v1/batches/batch_1", this::batch);
		this.server.createContext("/v1/batches/batch_1/events", this::events);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void showsWhatTheEventsTell() throws ApiException, InterruptedException {
		this.streams.add(stream("retry: 2000\n\n:\n\n" + progress(0) + progress(40) + END));

		JsonNode batch = watch(Duration.ofMinutes(1));

		assertThat(batch.path("state").asString()).isEqualTo("succeeded");
		assertThat(this.written.toString()).contains("  0 %  0/100", " 40 %  40/100", "100 %  100/100", "classifying",
				"done");
		assertThat(this.asked).containsExactly("events null");
	}

	@Test
	void goesOnWithAnotherStreamWhenOneEndsBeforeTheBatch() throws ApiException, InterruptedException {
		this.streams.add(stream(progress(10)));
		this.streams.add(stream(progress(50) + END));

		assertThat(watch(Duration.ofMinutes(1)).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.asked).containsExactly("events null", "events id-10");
	}

	@Test
	void asksWhenThereIsNoStreamForIt() throws ApiException, InterruptedException {
		this.streams.add((exchange) -> answer(exchange, 429, "{\"code\":\"too_many_streams\"}"));
		this.states.addAll(List.of("running", "running", "succeeded"));

		assertThat(watch(Duration.ofMinutes(1)).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.asked).containsExactly("events null", "batch", "batch", "batch");
	}

	@Test
	void asksWhenTheStreamBreaks() throws ApiException, InterruptedException {
		this.streams.add((exchange) -> {
			byte[] half = progress(10).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, half.length + 1);
			exchange.getResponseBody().write(half);
			exchange.getResponseBody().flush();
			exchange.close();
		});
		this.states.add("succeeded");

		assertThat(watch(Duration.ofMinutes(1)).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.asked).containsExactly("events null", "batch");
	}

	@Test
	void asksWhenTheStreamHasNothingToSay() throws ApiException, InterruptedException {
		this.streams.add(stream("retry: 2000\n\n"));
		this.states.add("succeeded");

		assertThat(watch(Duration.ofMinutes(1)).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.asked).containsExactly("events null", "batch");
	}

	@Test
	void asksWhenTheStreamFallsSilent() throws ApiException, InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		this.streams.add((exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(progress(10).getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				exchange.close();
			}
		});
		this.states.add("succeeded");

		assertThat(watch(Duration.ofMillis(300)).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.asked).containsExactly("events null", "batch");
	}

	@Test
	void failsWhenTheBatchIsNotThere() {
		this.streams.add((exchange) -> answer(exchange, 404, "{\"title\":\"Not found\",\"code\":\"not_found\"}"));

		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> watch(Duration.ofMinutes(1)))
			.withMessageContaining("not_found");
	}

	private JsonNode watch(Duration silence) throws ApiException, InterruptedException {
		Api api = new Api("http://127.0.0.1:" + this.server.getAddress().getPort(), "key");
		return new BatchWatch(api, new PrintWriter(this.written, true), InstantSource.system(), silence)
			.untilEnded("batch_1");
	}

	private void events(HttpExchange exchange) throws IOException {
		this.asked.add("events " + exchange.getRequestHeaders().getFirst("Last-Event-ID"));
		this.streams.remove().handle(exchange);
	}

	private void batch(HttpExchange exchange) throws IOException {
		this.asked.add("batch");
		String state = this.states.poll();
		if (state == null) {
			answer(exchange, 404, "{\"title\":\"Not found\",\"code\":\"not_found\"}");
			return;
		}
		answer(exchange, 200, """
				{"id":"batch_1","state":"%s","stage":"x","counts":{"total":100,"pending":50}}""".formatted(state));
	}

	private static HttpHandler stream(String text) {
		return (exchange) -> answer(exchange, 200, text);
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		exchange.sendResponseHeaders(status, 0);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static String progress(int percent) {
		return PROGRESS.formatted(percent, percent, 100 - percent);
	}

}
