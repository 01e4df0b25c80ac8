package dev.crossover.router.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.Events;
import dev.crossover.router.Events.Event;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Reply;
import dev.crossover.router.watch.Watch;
import dev.crossover.router.watch.Watches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a stream writes, and when it ends. */
@Timeout(30)
class EventStreamTests extends RouterAmongStandIns {

	private static final Account ACCOUNT = new Account("acct_standard", AccountType.STANDARD);

	@Autowired
	private Watches watches;

	@Autowired
	private JsonMapper json;

	@Test
	void silenceIsFilledUntilTheStreamIsOldEnough() throws IOException, InterruptedException {
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "running", 1)));
		ByteArrayOutputStream client = new ByteArrayOutputStream();

		try (Watch watch = this.watches.join(ACCOUNT, "batch_1")) {
			stream(client, Duration.ofMillis(50), Duration.ofMillis(400)).tell(watch, Position.START);
		}

		String text = client.toString(StandardCharsets.UTF_8);
		assertThat(text.split("\n:\n")).hasSizeBetween(3, 10);
		assertThat(Events.parse(text)).extracting(Event::name).containsExactly("state", "progress");
	}

	@Test
	void slowClientIsToldTheNewestWhenItHasCaughtUp() throws Exception {
		AtomicInteger succeeded = new AtomicInteger();
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "running", Math.min(3, succeeded.getAndIncrement()))));
		SlowClient client = new SlowClient();

		try (Watch watch = this.watches.join(ACCOUNT, "batch_1");
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> told = threads.submit(() -> {
				stream(client, Duration.ofSeconds(15), Duration.ofMinutes(1)).tell(watch, Position.START);
				return null;
			});
			await().until(() -> succeeded.get() > 4);
			RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "succeeded", 3)));
			await().until(() -> watch.latest().ended());
			client.reads.countDown();
			told.get();
		}

		assertThat(Events.parse(client.toString(StandardCharsets.UTF_8))
			.stream()
			.filter((event) -> event.name().equals("progress")))
			.extracting((event) -> event.json().path("counts").path("succeeded").asInt())
			.containsExactly(0, 3);
	}

	@Test
	void batchThatIsGoneEndsTheStream() throws IOException, InterruptedException {
		AtomicInteger looks = new AtomicInteger();
		RESULTS.answer(
				(_) -> (looks.incrementAndGet() < 3) ? Reply.json(200, batch("batch_1", "running", 1)) : notFound());
		ByteArrayOutputStream client = new ByteArrayOutputStream();

		try (Watch watch = this.watches.join(ACCOUNT, "batch_1")) {
			stream(client, Duration.ofSeconds(15), Duration.ofMinutes(1)).tell(watch, Position.START);
		}

		assertThat(Events.parse(client.toString(StandardCharsets.UTF_8))).extracting(Event::name)
			.containsExactly("state", "progress");
	}

	@Test
	void serviceThatCannotBeReachedForAWhileEndsNothing() throws IOException, InterruptedException {
		AtomicInteger looks = new AtomicInteger();
		RESULTS.answer((_) -> switch (looks.incrementAndGet()) {
			case 1 -> Reply.json(200, batch("batch_1", "running", 1));
			case 2 -> Reply.problem(503, "no_capacity", "Try again.");
			case 3 -> new Reply(500, Map.of(), new byte[0]);
			default -> Reply.json(200, batch("batch_1", "succeeded", 3));
		});
		ByteArrayOutputStream client = new ByteArrayOutputStream();

		try (Watch watch = this.watches.join(ACCOUNT, "batch_1")) {
			stream(client, Duration.ofSeconds(15), Duration.ofMinutes(1)).tell(watch, Position.START);
		}

		assertThat(Events.parse(client.toString(StandardCharsets.UTF_8))).extracting(Event::name).endsWith("end");
	}

	private EventStream stream(OutputStream client, Duration heartbeat, Duration longest) {
		EventSettings settings = new EventSettings(heartbeat, longest, Duration.ofSeconds(2), 10, Map.of());
		return new EventStream(settings, this.json, client, Position::text);
	}

	/** A client that reads nothing after its first progress until it is let. */
	private static final class SlowClient extends ByteArrayOutputStream {

		private final CountDownLatch reads = new CountDownLatch(1);

		@Override
		public void flush() throws IOException {
			if (toString(StandardCharsets.UTF_8).contains("event: progress")) {
				try {
					this.reads.await();
				}
				catch (InterruptedException ex) {
					throw new IOException(ex);
				}
			}
		}

	}

}
