package dev.crossover.benchmarks.router;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Ways to send one request again and again. Each fails when a request does.
 *
 * @param calls by which requests are made
 */
record Load(Calls calls) {

	private static final double SECOND = 1e9;

	/**
	 * Keeps some requests under way.
	 * @param request the request
	 * @param clients how many are always under way
	 * @param time for how long
	 * @return requests answered a second
	 */
	double full(HttpRequest request, int clients, Duration time) throws Exception {
		AtomicLong answered = new AtomicLong();
		long started = System.nanoTime();
		long end = started + time.toNanos();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Void>> clientsAtWork = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				clientsAtWork.add(threads.submit(() -> {
					while (System.nanoTime() < end) {
						this.calls.make(request);
						answered.incrementAndGet();
					}
					return null;
				}));
			}
			join(clientsAtWork);
		}
		return answered.get() * SECOND / (System.nanoTime() - started);
	}

	/**
	 * Sends requests by the clock, whether earlier ones are answered or not, and times
	 * them from when they were due: who waits for answers would not notice a queue. The
	 * requests take turns by the block, so that each meets services that are as busy as
	 * the rate makes them.
	 * @param requests what is sent
	 * @param blocks how many blocks of each
	 * @param size requests of a block
	 * @param rate how many a second
	 * @return how long they took, in the order of the requests
	 */
	List<Latencies> atRate(List<HttpRequest> requests, int blocks, int size, double rate) throws Exception {
		List<Queue<Long>> times = requests.stream().<Queue<Long>>map((_) -> new ConcurrentLinkedQueue<>()).toList();
		for (int block = 0; block < blocks; block++) {
			for (int turn = 0; turn < requests.size(); turn++) {
				block(requests.get(turn), size, rate, times.get(turn));
			}
		}
		return times.stream().map((some) -> Latencies.of(List.copyOf(some))).toList();
	}

	private void block(HttpRequest request, int size, double rate, Queue<Long> times) throws Exception {
		List<Future<Void>> sent = new ArrayList<>();
		long started = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < size; i++) {
				long due = started + (long) (i * SECOND / rate);
				LockSupport.parkNanos(due - System.nanoTime());
				sent.add(threads.submit(() -> {
					this.calls.make(request);
					times.add(System.nanoTime() - due);
					return null;
				}));
			}
			join(sent);
		}
	}

	/**
	 * Sends one request at a time.
	 * @param requests what is sent, in turns
	 * @param count how many of each
	 * @return how long they took, in the order of the requests
	 */
	List<Latencies> oneAtATime(List<HttpRequest> requests, int count) throws Exception {
		List<List<Long>> times = requests.stream().<List<Long>>map((_) -> new ArrayList<>()).toList();
		for (int i = 0; i < count; i++) {
			for (int turn = 0; turn < requests.size(); turn++) {
				times.get(turn).add(this.calls.time(requests.get(turn)));
			}
		}
		return times.stream().map(Latencies::of).toList();
	}

	private static void join(List<Future<Void>> work) throws Exception {
		for (Future<Void> one : work) {
			one.get();
		}
	}

}
