package dev.crossover.router.watch;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A batch and what was last seen of it. One look is taken at a time, so sightings follow
 * each other as the batch went. Nobody who waits needs more than the latest: nothing is
 * kept for a slow one.
 */
final class WatchedBatch {

	private final Supplier<Sighting> sight;

	private final ReentrantLock looking = new ReentrantLock();

	private final AtomicLong looks = new AtomicLong();

	private @Nullable Sighting latest;

	private long latestLook;

	private long failedLook;

	private boolean closed;

	// Guarded by the map that holds this.
	private int watchers;

	WatchedBatch(Supplier<Sighting> sight) {
		this.sight = sight;
	}

	void joined() {
		this.watchers++;
	}

	/**
	 * One watcher less.
	 * @return whether that was the last one
	 */
	boolean left() {
		this.watchers--;
		return this.watchers == 0;
	}

	/**
	 * What a look sees that was not begun before this call. Who asks while somebody looks
	 * shares the next look with all who ask meanwhile, and its failure too: nobody queues
	 * for a service that does not answer.
	 * @return how the batch is
	 * @throws ProblemException when it cannot be seen
	 */
	Sighting look() {
		long begun = this.looks.get();
		this.looking.lock();
		try {
			Sighting shared = seenAfter(begun);
			return (shared != null) ? shared : see(this.looks.incrementAndGet());
		}
		finally {
			this.looking.unlock();
		}
	}

	private synchronized @Nullable Sighting seenAfter(long look) {
		if (this.failedLook > look) {
			throw new ProblemException(ErrorCode.NO_CAPACITY, "The batch cannot be seen right now. Try again.")
				.retryAfter(1);
		}
		return (this.latestLook > look) ? this.latest : null;
	}

	private Sighting see(long look) {
		try {
			return seen(look, this.sight.get());
		}
		catch (ProblemException ex) {
			if (ex.getStatusCode().is5xxServerError()) {
				failed(look);
			}
			throw ex;
		}
	}

	private synchronized void failed(long look) {
		this.failedLook = look;
	}

	private synchronized Sighting seen(long look, Sighting sighting) {
		this.latest = sighting;
		this.latestLook = look;
		notifyAll();
		return sighting;
	}

	synchronized Sighting latest() {
		return Objects.requireNonNull(this.latest, "who watches has looked");
	}

	synchronized boolean isOpen() {
		return !this.closed;
	}

	/** Ends the watching and wakes who waits. */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/**
	 * Waits for something that is not known yet.
	 * @param known what is known
	 * @param patience how long to wait
	 * @return the latest sighting, which shows the same when there was no news in time or
	 * this was closed
	 * @throws InterruptedException when the wait is interrupted
	 */
	synchronized Sighting awaitNews(Sighting known, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!this.closed && latest().isSameAs(known) && deadline - System.nanoTime() > 0) {
			waitUntil(deadline);
		}
		return latest();
	}

	/**
	 * Waits for some time, or until this is closed.
	 * @param pause how long
	 * @return whether this is open still
	 * @throws InterruptedException when the wait is interrupted
	 */
	synchronized boolean isOpenAfter(Duration pause) throws InterruptedException {
		long deadline = System.nanoTime() + pause.toNanos();
		while (!this.closed && deadline - System.nanoTime() > 0) {
			waitUntil(deadline);
		}
		return !this.closed;
	}

	// Up to a millisecond longer, rather than not at all for less than one.
	private void waitUntil(long deadline) throws InterruptedException {
		wait(Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) + 1);
	}

}
