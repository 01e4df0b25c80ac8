package dev.crossover.router.watch;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.router.Events;
import dev.crossover.router.Events.Event;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Batches are looked at once for all who watch, and only while somebody does. */
@Timeout(30)
class WatchesTests extends RouterAmongStandIns {

	private static final Duration FASTEST = Duration.ofMillis(100);

	@Autowired
	private Watches watches;

	@BeforeEach
	void running() {
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "running", 1)));
	}

	@Test
	void streamsOfABatchShareOneLookout() throws IOException {
		List<Events> streams = new ArrayList<>();
		try (HttpClient http = HttpClient.newHttpClient()) {
			for (int stream = 0; stream < 15; stream++) {
				streams.add(Events.open(http, uri(), STANDARD, null));
			}
			long start = System.nanoTime();
			RESULTS.forget();
			await().until(() -> RESULTS.asked().size() >= 5);
			int looks = RESULTS.asked().size();
			assertThat(this.watches.count()).isEqualTo(1);
			assertThat((looks - 2) * FASTEST.toNanos()).isLessThanOrEqualTo(System.nanoTime() - start);

			RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "succeeded", 3)));
			for (Events stream : streams) {
				assertThat(stream.rest()).extracting(Event::name).endsWith("end");
			}
		}
		await().until(() -> this.watches.count() == 0);
	}

	@Test
	void nobodyLooksOnceTheClientIsGone() throws IOException {
		try (Socket client = new Socket("127.0.0.1", this.port)) {
			client.getOutputStream()
				.write("GET /v1/batches/batch_1/events HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
					.formatted(STANDARD)
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(client.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
			assertThat(this.watches.count()).isEqualTo(1);
		}

		await("the heartbeat that finds nobody").until(() -> this.watches.count() == 0);
		RESULTS.forget();
		await().during(FASTEST.multipliedBy(4)).until(() -> RESULTS.asked().isEmpty());
	}

	@Test
	void longPollsWatchToo() {
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "succeeded", 3)));

		assertThat(this.mvc.get().uri("/v1/batches/batch_1?wait=30s").header("Authorization", STANDARD)).hasStatusOk();
		assertThat(RESULTS.asked()).hasSize(1);
		assertThat(this.watches.count()).isZero();
	}

	@Test
	void batchThatIsNotThereIsNotWatched() {
		RESULTS.answer((_) -> notFound());

		assertThat(this.mvc.get().uri("/v1/batches/batch_1?wait=30s").header("Authorization", STANDARD)).hasStatus(404);
		assertThat(this.mvc.get().uri("/v1/batches/batch_1/events").header("Authorization", STANDARD)).hasStatus(404);
		assertThat(this.watches.count()).isZero();
	}

	private URI uri() {
		return URI.create("http://127.0.0.1:%d/v1/batches/batch_1/events".formatted(this.port));
	}

}
