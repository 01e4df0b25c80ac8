package dev.crossover.router.event;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.Events;
import dev.crossover.router.Events.Event;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.RouterService;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ends that need a router of their own. */
@Timeout(30)
class ShutdownTests extends RouterAmongStandIns {

	private static final Duration QUICK = Duration.ofSeconds(10);

	private static final byte[] RESULT = """
			{"id":null,"index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"positive","score":0.9}}}
			""".getBytes(StandardCharsets.UTF_8);

	private ConfigurableApplicationContext router;

	@BeforeEach
	void start() {
		this.router = new SpringApplicationBuilder(RouterService.class).run("--server.port=0",
				"--server.tomcat.connection-timeout=1s", "--spring.cloud.aws.endpoint=" + DYNAMO.url(),
				"--crossover.services.cpu-pipeline=" + CPU.url(), "--crossover.services.gpu-pipeline=" + GPU.url(),
				"--crossover.services.results=" + RESULTS.url());
	}

	@AfterEach
	void stop() {
		this.router.close();
	}

	@Test
	void shutdownEndsStreamsAndLongPollsAtOnce() throws Exception {
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "running", 1)));
		try (HttpClient http = HttpClient.newHttpClient()) {
			Events events = Events.open(http, uri("/v1/batches/batch_1/events"), STANDARD, null);
			String last = events.next(2).getLast().id();
			URI waiting = uri("/v1/batches/batch_2?wait=30s");
			CompletableFuture<HttpResponse<Void>> poll = http.sendAsync(
					HttpRequest.newBuilder(waiting).header("Authorization", STANDARD).build(),
					BodyHandlers.discarding());
			await("the long poll")
				.until(() -> RESULTS.asked().stream().anyMatch((asked) -> asked.uri().getPath().endsWith("/batch_2")));
			Instant begin = Instant.now();

			this.router.close();

			assertThat(events.rest()).isEmpty();
			assertThat(poll).succeedsWithin(QUICK).extracting(HttpResponse::statusCode).isEqualTo(200);
			assertThat(Duration.between(begin, Instant.now())).isLessThan(QUICK);
			RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "succeeded", 3)));
			Events resumed = Events.open(http,
					URI.create("http://127.0.0.1:%d/v1/batches/batch_1/events".formatted(this.port)), STANDARD, last);
			assertThat(resumed.rest()).extracting(Event::name).containsExactly("state", "progress", "end");
		}
	}

	@Test
	void shutdownAnswersWhatIsUnderWayAndTakesNothingNew() throws Exception {
		CompletableFuture<Reply> inference = new CompletableFuture<>();
		CPU.answer((_) -> inference.join());
		URI another = uri("/actuator/health/readiness");
		try (HttpClient http = HttpClient.newHttpClient()) {
			CompletableFuture<HttpResponse<String>> answer = http.sendAsync(classification(), BodyHandlers.ofString());
			await("the inference").until(() -> !CPU.asked().isEmpty());

			CompletableFuture<Void> closed = CompletableFuture.runAsync(this.router::close);
			await("nothing new").ignoreExceptionsInstanceOf(HttpTimeoutException.class).until(() -> isRefused(another));
			assertThat(closed).isNotDone();
			inference.complete(new Reply(200, Map.of("Content-Type", "application/x-ndjson"), RESULT));

			assertThat(answer).succeedsWithin(QUICK).extracting(HttpResponse::statusCode).isEqualTo(200);
			assertThat(closed).succeedsWithin(QUICK);
		}
	}

	private HttpRequest classification() {
		return HttpRequest.newBuilder(uri("/v1/classifications"))
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"hello\"}]}"))
			.build();
	}

	private static boolean isRefused(URI uri) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			http.send(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).build(), BodyHandlers.discarding());
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
	}

	@Test
	void clientThatStopsReadingIsDropped() throws IOException {
		AtomicInteger looks = new AtomicInteger();
		String stage = "x".repeat(4 << 20);
		RESULTS.answer((_) -> Reply.json(200, """
				{"id":"batch_1","state":"running","stage":"%s","counts":{"total":1000000,"pending":%d}}"""
			.formatted(stage, 1_000_000 - looks.incrementAndGet())));
		StreamSlots slots = this.router.getBean(StreamSlots.class);
		Account account = new Account("acct_standard", AccountType.STANDARD);
		try (Socket client = new Socket("127.0.0.1", uri("/").getPort())) {
			client.getOutputStream()
				.write("GET /v1/batches/batch_1/events HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
					.formatted(STANDARD)
					.getBytes(StandardCharsets.US_ASCII));
			await().until(() -> slots.takenBy(account) == 1);

			await("the end of patience").atMost(Duration.ofSeconds(30)).until(() -> slots.takenBy(account) == 0);
		}
	}

	private URI uri(String path) {
		int own = this.router.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		return URI.create("http://127.0.0.1:%d%s".formatted(own, path));
	}

}
