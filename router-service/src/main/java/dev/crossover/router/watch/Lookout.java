package dev.crossover.router.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.crossover.common.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;

/**
 * Looks at a batch again and again, until nobody watches it or nothing changes any more.
 */
final class Lookout implements Runnable {

	private static final Logger log = LoggerFactory.getLogger(Lookout.class);

	private final WatchedBatch batch;

	private final WatchSettings settings;

	private final AtomicBoolean posted = new AtomicBoolean();

	Lookout(WatchedBatch batch, WatchSettings settings) {
		this.batch = batch;
		this.settings = settings;
	}

	/** Begins, unless it has begun. */
	void post() {
		if (this.posted.compareAndSet(false, true)) {
			Thread.ofVirtual().name("lookout").start(this);
		}
	}

	@Override
	public void run() {
		try {
			keepLooking();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.error("A batch cannot be watched", ex);
			this.batch.close();
		}
	}

	private void keepLooking() throws InterruptedException {
		Duration pause = this.settings.fastest();
		Sighting before = this.batch.latest();
		while (!before.ended() && this.batch.isOpenAfter(pause)) {
			Sighting now = lookAfter(before);
			pause = this.settings.after(pause, !now.isSameAs(before));
			before = now;
		}
	}

	private Sighting lookAfter(Sighting before) {
		try {
			return this.batch.look();
		}
		catch (ProblemException ex) {
			if (ex.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
				this.batch.close();
			}
			// What cannot be seen now was logged where it was noticed, and will be seen
			// later.
			return before;
		}
	}

}
