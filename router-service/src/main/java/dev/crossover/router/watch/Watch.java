package dev.crossover.router.watch;

import java.time.Duration;

/** One who watches a batch, until closed. */
public final class Watch implements AutoCloseable {

	private final WatchedBatch batch;

	private final Runnable leave;

	Watch(WatchedBatch batch, Runnable leave) {
		this.batch = batch;
		this.leave = leave;
	}

	/**
	 * What was last seen.
	 * @return how the batch was
	 */
	public Sighting latest() {
		return this.batch.latest();
	}

	/**
	 * Waits for news.
	 * @param known what is known
	 * @param patience how long to wait
	 * @return the latest sighting, which shows the same as the known one when there was
	 * no news in time or the watch is over
	 * @throws InterruptedException when the wait is interrupted
	 */
	public Sighting awaitNews(Sighting known, Duration patience) throws InterruptedException {
		return this.batch.awaitNews(known, patience);
	}

	/**
	 * Whether there can be more news: not when the batch is gone or this instance stops.
	 * @return whether to go on watching
	 */
	public boolean isOpen() {
		return this.batch.isOpen();
	}

	@Override
	public void close() {
		this.leave.run();
	}

}
