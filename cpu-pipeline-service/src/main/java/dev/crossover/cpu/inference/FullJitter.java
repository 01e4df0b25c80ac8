package dev.crossover.cpu.inference;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Waits anything up to a limit that doubles with each try, so that callers who were
 * refused together do not come back together. Spring's own jitter never goes below the
 * base delay.
 *
 * @param first the limit of the first wait
 */
record FullJitter(Duration first) implements BackOff {

	private static final int DOUBLINGS = 5;

	@Override
	public BackOffExecution start() {
		AtomicInteger tries = new AtomicInteger();
		return () -> {
			long limit = this.first.toMillis() << Math.min(tries.getAndIncrement(), DOUBLINGS);
			return ThreadLocalRandom.current().nextLong(limit + 1);
		};
	}

}
