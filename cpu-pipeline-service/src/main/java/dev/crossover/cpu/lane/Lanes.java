package dev.crossover.cpu.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.crossover.policy.routing.Lane;

import org.springframework.stereotype.Component;

/**
 * Admits calls to the endpoint. A bulk call needs a bulk permit before it may even wait
 * for a common one, so whatever bulk work does, the reserved permits are free of it.
 */
@Component
public class Lanes {

	private final LaneLimits limits;

	private final Semaphore all;

	private final Semaphore bulk;

	Lanes(LaneLimits limits) {
		this.limits = limits;
		this.all = new Semaphore(limits.permits(), true);
		this.bulk = new Semaphore(limits.bulkPermits(), true);
	}

	/**
	 * Waits for a turn.
	 * @param lane the lane
	 * @return the permit, to be closed; empty when none came free within the lane's
	 * waiting limit
	 */
	public Optional<Permit> enter(Lane lane) {
		long deadline = System.nanoTime() + this.limits.wait(lane).toNanos();
		return switch (lane) {
			case FAST -> acquire(this.all, deadline) ? Optional.of(this.all::release) : Optional.empty();
			case BULK -> acquire(this.bulk, deadline) ? enterAsBulk(deadline) : Optional.empty();
		};
	}

	private Optional<Permit> enterAsBulk(long deadline) {
		if (acquire(this.all, deadline)) {
			return Optional.of(() -> {
				this.all.release();
				this.bulk.release();
			});
		}
		this.bulk.release();
		return Optional.empty();
	}

	private static boolean acquire(Semaphore semaphore, long deadline) {
		try {
			return semaphore.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * How long to stay away when there was no turn.
	 * @param lane the lane
	 * @return the time
	 */
	public Duration retryAfter(Lane lane) {
		return switch (lane) {
			case FAST -> Duration.ofSeconds(1);
			case BULK -> Duration.ofSeconds(5);
		};
	}

	/** A turn, until it is closed. */
	@FunctionalInterface
	public interface Permit extends AutoCloseable {

		@Override
		void close();

	}

}
