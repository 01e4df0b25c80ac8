package dev.crossover.benchmarks.router;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Requests a second of the router alone against a plain Spring Boot pass-through, both
 * before the same {@link Sink}, in turns.
 */
@Command(name = "requests", description = "The router alone against a plain Spring Boot pass-through.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class Requests implements Callable<Integer> {

	@Option(names = "--data-dir", required = true, description = "Data folder of a suite that runs.")
	private Path dataDir = Path.of("");

	@Option(names = "--rounds", defaultValue = "5", description = "Rounds of each side that count.")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "8", description = "Seconds of a round.")
	private int seconds;

	@Option(names = "--clients", defaultValue = "16", description = "Requests that are always under way.")
	private int clients;

	private final Calls calls = new Calls();

	@Override
	public Integer call() throws Exception {
		Suite suite = Suite.at(this.dataDir);
		System.out.println(Machine.now());
		try (Sink sink = Sink.start();
				JavaProcess router = JavaProcess.router(suite, List.of("-Xmx512m"),
						List.of("--crossover.services.cpu-pipeline=" + sink.address()));
				JavaProcess plain = JavaProcess.start(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"),
						PassThrough.class.getName(), "--target=" + sink.address(), "--spring.main.banner-mode=off",
						"--spring.threads.virtual.enabled=true"), Map.of(), "/ready")) {
			HttpRequest routed = Calls.classification(router.address(), suite.key("enterprise"));
			HttpRequest passed = Calls.classification(plain.address(), "none");
			compare(routed, passed);
		}
		return 0;
	}

	private void compare(HttpRequest routed, HttpRequest passed) throws Exception {
		rate(routed);
		rate(passed);
		List<Double> ours = new ArrayList<>();
		List<Double> theirs = new ArrayList<>();
		for (int round = 0; round < this.rounds; round++) {
			ours.add(rate(routed));
			theirs.add(rate(passed));
		}
		System.out.printf(Locale.ROOT,
				"requests a second:%n  router        %s, median %.0f%n  pass-through  %s, median %.0f%n  the router does %.0f %% of it%n",
				shown(ours), median(ours), shown(theirs), median(theirs), 100 * median(ours) / median(theirs));
	}

	private double rate(HttpRequest request) throws Exception {
		AtomicLong answered = new AtomicLong();
		long started = System.nanoTime();
		long end = started + this.seconds * 1_000_000_000L;
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Void>> work = new ArrayList<>();
			for (int i = 0; i < this.clients; i++) {
				work.add(() -> {
					while (System.nanoTime() < end) {
						this.calls.make(request);
						answered.incrementAndGet();
					}
					return null;
				});
			}
			for (var done : threads.invokeAll(work)) {
				done.get();
			}
		}
		return answered.get() * 1e9 / (System.nanoTime() - started);
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static String shown(List<Double> values) {
		return String.join(" ", values.stream().map((value) -> String.format(Locale.ROOT, "%.0f", value)).toList());
	}

}
