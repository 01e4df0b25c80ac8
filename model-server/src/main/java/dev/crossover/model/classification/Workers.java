package dev.crossover.model.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * A thread per core, shared by all requests. A request has only a few pieces of its work
 * in the queue at a time, so that a single text never waits behind a whole batch.
 */
final class Workers implements AutoCloseable {

	private final ExecutorService threads;

	private final int ahead;

	Workers(int count) {
		this.threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().name("worker-", 0).daemon().factory());
		this.ahead = 2 * count;
	}

	void run(List<Runnable> pieces) throws InterruptedException {
		Semaphore room = new Semaphore(this.ahead);
		List<Future<?>> running = new ArrayList<>(pieces.size());
		for (Runnable piece : pieces) {
			room.acquire();
			running.add(this.threads.submit(() -> {
				try {
					piece.run();
				}
				finally {
					room.release();
				}
			}));
		}
		for (Future<?> each : running) {
			await(each);
		}
	}

	private static void await(Future<?> piece) throws InterruptedException {
		try {
			piece.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A text could not be classified", ex.getCause());
		}
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
