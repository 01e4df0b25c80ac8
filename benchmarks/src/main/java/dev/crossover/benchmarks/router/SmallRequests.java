package dev.crossover.benchmarks.router;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A small request through router and CPU pipeline against the same call straight to the
 * endpoint, at a rate that is half of what the routed side can do and one at a time. The
 * two take turns, request by request. Router and CPU pipeline run as on a server; the
 * endpoint is {@link Elsewhere} or, on request, the suite's with its model, which then
 * shares the cores.
 */
@Command(name = "small-requests", description = "Router and CPU pipeline against the endpoint itself.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class SmallRequests implements Callable<Integer> {

	private static final int AT_A_TIME = 8;

	private static final double SECOND = 1e9;

	private static final List<String> SERVER = List.of("-Xmx512m");

	@Option(names = "--data-dir", required = true, description = "Data folder of a suite that runs.")
	private Path dataDir = Path.of("");

	@Option(names = "--requests", defaultValue = "5000", description = "Requests of each side.")
	private int requests;

	@Option(names = "--warm-up", defaultValue = "20000", description = "Requests through the router that do not count.")
	private int warmUp;

	@Option(names = "--inference", defaultValue = "10",
			description = "Milliseconds an inference takes elsewhere; 0 for the suite's own endpoint and its model.")
	private int inference;

	private final Calls calls = new Calls();

	@Override
	public Integer call() throws Exception {
		Suite suite = Suite.at(this.dataDir);
		try (Elsewhere elsewhere = Elsewhere.start(suite, Duration.ofMillis(this.inference))) {
			URI cloud = (this.inference > 0) ? elsewhere.address() : suite.cloud();
			String aws = "--spring.cloud.aws.endpoint=" + cloud;
			try (JavaProcess pipeline = JavaProcess.service("cpu-pipeline-service", suite, SERVER, List.of(aws));
					JavaProcess router = JavaProcess.router(suite, SERVER,
							List.of("--crossover.services.cpu-pipeline=" + pipeline.address()))) {
				compare(Calls.classification(router.address(), suite.key("enterprise")),
						Calls.invocation(cloud, suite.cpuEndpoint()));
			}
		}
		return 0;
	}

	private void compare(HttpRequest routed, HttpRequest direct) throws Exception {
		capacity(routed, this.warmUp);
		capacity(direct, this.requests);
		System.out.println(Machine.now());
		double rate = capacity(routed, this.requests) / 2;
		System.out.printf(Locale.ROOT, "half load: %.0f requests a second, both sides together%n", rate);
		atRate(routed, direct, rate);
		report("at half load", atRate(routed, direct, rate));
		report("one at a time", inTurns(routed, direct, this.requests));
	}

	private Sides inTurns(HttpRequest routed, HttpRequest direct, int count) throws Exception {
		List<Long> one = new ArrayList<>();
		List<Long> other = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			one.add(this.calls.time(routed));
			other.add(this.calls.time(direct));
		}
		return new Sides(Latencies.of(one), Latencies.of(other));
	}

	// Requests a second when several are always under way.
	private double capacity(HttpRequest routed, int count) throws Exception {
		AtomicInteger left = new AtomicInteger(count);
		long started = System.nanoTime();
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Void>> work = new ArrayList<>();
			for (int i = 0; i < AT_A_TIME; i++) {
				work.add(() -> {
					while (left.getAndDecrement() > 0) {
						this.calls.make(routed);
					}
					return null;
				});
			}
			for (var done : clients.invokeAll(work)) {
				done.get();
			}
		}
		return count * SECOND / (System.nanoTime() - started);
	}

	// Sent by the clock, whether earlier ones are answered or not, and timed from when
	// they were due: who waits for answers would not notice a queue.
	private Sides atRate(HttpRequest routed, HttpRequest direct, double rate) throws Exception {
		ConcurrentLinkedQueue<Long> one = new ConcurrentLinkedQueue<>();
		ConcurrentLinkedQueue<Long> other = new ConcurrentLinkedQueue<>();
		List<Future<Void>> sent = new ArrayList<>();
		long started = System.nanoTime();
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 2 * this.requests; i++) {
				long due = started + (long) (i * SECOND / rate);
				LockSupport.parkNanos(due - System.nanoTime());
				boolean first = i % 2 == 0;
				sent.add(clients.submit(() -> {
					this.calls.make(first ? routed : direct);
					(first ? one : other).add(System.nanoTime() - due);
					return null;
				}));
			}
		}
		if (one.size() + other.size() < 2 * this.requests) {
			throw new IllegalStateException(
					"%d requests failed".formatted(2 * this.requests - one.size() - other.size()));
		}
		return new Sides(Latencies.of(List.copyOf(one)), Latencies.of(List.copyOf(other)));
	}

	private static void report(String how, Sides sides) {
		System.out.printf(Locale.ROOT, "%s:%n  routed  %s%n  direct  %s%n  more    p50 %+.2f ms  p99 %+.2f ms%n", how,
				sides.routed(), sides.direct(), sides.routed().percentile(50) - sides.direct().percentile(50),
				sides.routed().percentile(99) - sides.direct().percentile(99));
	}

	/**
	 * Both sides of one run.
	 *
	 * @param routed through router and CPU pipeline
	 * @param direct straight to the endpoint
	 */
	private record Sides(Latencies routed, Latencies direct) {
	}

}
