package dev.crossover.router.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Looks at one batch. */
class WatchedBatchTests {

	private final AtomicInteger looks = new AtomicInteger();

	private final CountDownLatch seen = new CountDownLatch(1);

	@Test
	void whoAsksWhileSomebodyLooksSharesTheNextLook() throws InterruptedException {
		WatchedBatch batch = new WatchedBatch(this::look);

		askAtOnce(batch::look);

		assertThat(this.looks).hasValue(2);
	}

	@Test
	void whoAsksWhileSomebodyLooksSharesTheNextFailure() throws InterruptedException {
		WatchedBatch batch = new WatchedBatch(() -> {
			look();
			throw new ProblemException(ErrorCode.NO_CAPACITY, "Nobody answers.");
		});
		AtomicInteger failures = new AtomicInteger();

		askAtOnce(() -> {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(batch::look);
			failures.incrementAndGet();
		});

		assertThat(failures).hasValue(6);
		assertThat(this.looks).hasValue(2);
	}

	private void askAtOnce(Runnable question) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		for (int thread = 0; thread < 6; thread++) {
			threads.add(Thread.ofPlatform().start(question));
			await().until(() -> threads.getLast().getState() == Thread.State.WAITING);
		}

		this.seen.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
	}

	@Test
	void pauseGrowsWhileNothingChanges() {
		WatchSettings settings = new WatchSettings(Duration.ofMillis(500), Duration.ofSeconds(2));

		assertThat(settings.after(Duration.ofMillis(500), false)).isEqualTo(Duration.ofMillis(750));
		assertThat(settings.after(Duration.ofMillis(1_900), false)).isEqualTo(Duration.ofSeconds(2));
		assertThat(settings.after(Duration.ofSeconds(2), true)).isEqualTo(Duration.ofMillis(500));
	}

	private Sighting look() {
		int look = this.looks.incrementAndGet();
		try {
			this.seen.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return new Sighting(new byte[0], JsonMapper.shared().createObjectNode(), BatchState.RUNNING, "look " + look);
	}

}
