package dev.crossover.gpu;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves when it is told to. */
public final class TestClock implements InstantSource {

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	@Override
	public Instant instant() {
		return InstantSource.system().instant().plus(this.ahead.get());
	}

	/**
	 * Moves the clock.
	 * @param time how far
	 */
	public void forward(Duration time) {
		this.ahead.updateAndGet((sofar) -> sofar.plus(time));
	}

	/** Back to the time that it is. */
	public void reset() {
		this.ahead.set(Duration.ZERO);
	}

}
