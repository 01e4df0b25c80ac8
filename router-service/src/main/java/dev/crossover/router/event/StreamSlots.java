package dev.crossover.router.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The streams that may be open at once, on this instance. */
@Component
class StreamSlots {

	private static final int PATIENCE_SECONDS = 10;

	private final EventSettings settings;

	private final Semaphore free;

	private final Map<String, Integer> taken = new ConcurrentHashMap<>();

	StreamSlots(EventSettings settings) {
		this.settings = settings;
		this.free = new Semaphore(settings.streams());
	}

	/**
	 * Takes a slot.
	 * @param account whose stream it is for
	 * @return the slot, to be closed
	 * @throws ProblemException when the account has as many as it may, or the instance
	 */
	Slot take(Account account) {
		if (!this.free.tryAcquire()) {
			throw new ProblemException(ErrorCode.NO_CAPACITY,
					"Too many streams are open. Try again, or ask with ?wait=30s.")
				.retryAfter(PATIENCE_SECONDS);
		}
		int most = this.settings.streamsOf(account.type());
		if (this.taken.merge(account.id(), 1, Integer::sum) > most) {
			release(account);
			throw new ProblemException(ErrorCode.TOO_MANY_STREAMS,
					"Your account may have %d event streams open. Close one, or ask with ?wait=30s.".formatted(most))
				.retryAfter(PATIENCE_SECONDS);
		}
		return () -> release(account);
	}

	private void release(Account account) {
		this.taken.computeIfPresent(account.id(), (_, count) -> oneLess(count));
		this.free.release();
	}

	private static @Nullable Integer oneLess(int count) {
		return (count > 1) ? count - 1 : null;
	}

	/**
	 * How many streams an account has open.
	 * @param account the account
	 * @return the count
	 */
	int takenBy(Account account) {
		return this.taken.getOrDefault(account.id(), 0);
	}

	/** A stream that may be open. */
	interface Slot extends AutoCloseable {

		@Override
		void close();

	}

}
