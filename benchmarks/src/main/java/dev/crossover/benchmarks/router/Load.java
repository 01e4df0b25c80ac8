package dev.crossover.benchmarks.router;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
	 * them from when they were due: who waits for answers would not notice a queue.
	 * @param requests what is sent, in turns
	 * @param count how many of each
	 * @param rate how many a second, all together
	 * @return how long they took, in the order of the requests
	 */
	List<Latencies> atRate(List<HttpRequest> requests, int count, double rate) throws Exception {
		List<ConcurrentLinkedQueue<Long>> times = requests.stream()
			.map((_) -> new ConcurrentLinkedQueue<Long>())
			.toList();
		List<Future<Void>> sent = new ArrayList<>();
		long started = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < count * requests.size(); i++) {
				long due = started + (long) (i * SECOND / rate);
				LockSupport.parkNanos(due - System.nanoTime());
				int turn = i % requests.size();
				Callable<Void> call = () -> {
					this.calls.make(requests.get(turn));
					times.get(turn).add(System.nanoTime() - due);
					return null;
				};
				sent.add(threads.submit(call));
			}
			join(sent);
		}
		return times.stream().map((some) -> Latencies.of(List.copyOf(some))).toList();
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
