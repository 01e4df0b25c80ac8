package dev.crossover.cloud.sagemaker.async;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.crossover.cloud.storage.Table;

/**
 * The queue of one endpoint, on disk. A request leaves the disk only when it is finished,
 * so what was in flight when the process died waits again afterwards.
 */
final class AsyncQueue {

	private final Table<AsyncRequest> table;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final NavigableSet<String> waiting = new TreeSet<>();

	private final NavigableMap<String, Instant> unfinished = new TreeMap<>();

	private long next;

	AsyncQueue(Table<AsyncRequest> table) {
		this.table = table;
		for (AsyncRequest request : table.values()) {
			this.waiting.add(request.key());
			this.unfinished.put(request.key(), request.receivedAt());
			this.next = Long.parseLong(request.key()) + 1;
		}
	}

	/**
	 * Puts a request on disk and into the queue.
	 * @param request makes the request for the key it is given
	 * @return the request
	 */
	AsyncRequest add(Function<String, AsyncRequest> request) {
		this.lock.lock();
		try {
			AsyncRequest added = request.apply("%019d".formatted(this.next++));
			this.table.put(added.key(), added);
			this.waiting.add(added.key());
			this.unfinished.put(added.key(), added.receivedAt());
			this.changed.signal();
			return added;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the oldest request, waiting for one as long as somebody wants it.
	 * @param wanted whether the taker still is there
	 * @return the request, or empty when it is no longer wanted
	 */
	Optional<AsyncRequest> take(BooleanSupplier wanted) {
		this.lock.lock();
		try {
			while (wanted.getAsBoolean() && this.waiting.isEmpty()) {
				this.changed.awaitUninterruptibly();
			}
			return wanted.getAsBoolean() ? this.table.get(this.waiting.removeFirst()) : Optional.empty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Lets every waiting taker look again whether it is wanted. */
	void wakeTakers() {
		this.lock.lock();
		try {
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	void giveBack(AsyncRequest request) {
		this.lock.lock();
		try {
			this.waiting.add(request.key());
			this.changed.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	void finish(AsyncRequest request) {
		this.lock.lock();
		try {
			this.table.remove(request.key());
			this.unfinished.remove(request.key());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes out what waited longer than it may.
	 * @param now the cloud's time
	 * @return the requests, which still have to be finished
	 */
	List<AsyncRequest> expired(Instant now) {
		this.lock.lock();
		try {
			List<AsyncRequest> expired = new ArrayList<>();
			for (String key : List.copyOf(this.waiting)) {
				this.table.get(key).filter((request) -> request.expiresAt().isBefore(now)).ifPresent(expired::add);
			}
			expired.forEach((request) -> this.waiting.remove(request.key()));
			return expired;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How much is not finished.
	 * @return requests that wait or are in flight
	 */
	Backlog backlog() {
		this.lock.lock();
		try {
			Optional<Instant> oldest = this.unfinished.isEmpty() ? Optional.empty()
					: Optional.of(this.unfinished.firstEntry().getValue());
			return new Backlog(this.unfinished.size(), this.waiting.size(), oldest);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A count of the queue.
	 *
	 * @param total requests that wait or are in flight
	 * @param waiting requests that wait
	 * @param oldest when the oldest of all was accepted
	 */
	record Backlog(int total, int waiting, Optional<Instant> oldest) {
	}

}
