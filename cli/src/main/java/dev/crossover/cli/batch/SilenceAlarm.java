package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Closes a stream on which nothing is heard for too long: the other side may be gone
 * without a word.
 */
final class SilenceAlarm implements AutoCloseable {

	private final InputStream stream;

	private final Duration longest;

	private final Thread watchman;

	private volatile long heardAt = System.nanoTime();

	private volatile boolean rung;

	private SilenceAlarm(InputStream stream, Duration longest) {
		this.stream = stream;
		this.longest = longest;
		this.watchman = Thread.ofVirtual().name("silence-alarm").unstarted(this::watch);
	}

	static SilenceAlarm on(InputStream stream, Duration longest) {
		SilenceAlarm alarm = new SilenceAlarm(stream, longest);
		alarm.watchman.start();
		return alarm;
	}

	private void watch() {
		try {
			for (Duration left = left(); left.isPositive(); left = left()) {
				Thread.sleep(left);
			}
			this.rung = true;
			this.stream.close();
		}
		catch (InterruptedException | IOException ex) {
			// Nobody listens any more.
		}
	}

	private Duration left() {
		return this.longest.minusNanos(System.nanoTime() - this.heardAt);
	}

	void heard() {
		this.heardAt = System.nanoTime();
	}

	/**
	 * Tells a stream that was closed for its silence from one that ended.
	 * @throws IOException when it was closed
	 */
	void check() throws IOException {
		if (this.rung) {
			throw new IOException("Nothing was heard for " + this.longest);
		}
	}

	@Override
	public void close() {
		this.watchman.interrupt();
	}

}
