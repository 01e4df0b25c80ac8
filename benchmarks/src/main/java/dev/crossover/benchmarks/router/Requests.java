package dev.crossover.benchmarks.router;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Requests a second of the router alone against a plain Spring Boot pass-through, both
 * before a CPU pipeline that takes no time, in turns.
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

	@Option(names = "--warm-up", defaultValue = "60", description = "Seconds of each side that do not count.")
	private int warmUp;

	private final Load load = new Load(new Calls());

	@Override
	public Integer call() throws Exception {
		Suite suite = Suite.at(this.dataDir);
		System.out.println(Machine.now());
		try (Elsewhere sink = Elsewhere.start(suite, Duration.ZERO);
				JavaProcess router = JavaProcess.router(suite, List.of("-Xmx512m"),
						List.of("--crossover.services.cpu-pipeline=" + sink.address()));
				JavaProcess plain = JavaProcess.passThrough(List.of("-Xmx512m"), sink.address())) {
			HttpRequest routed = Calls.classification(router.address(), suite.key("enterprise"));
			HttpRequest passed = Calls.classification(plain.address(), "none");
			compare(routed, passed);
		}
		return 0;
	}

	private void compare(HttpRequest routed, HttpRequest passed) throws Exception {
		rate(routed, this.warmUp);
		rate(passed, this.warmUp);
		List<Double> ours = new ArrayList<>();
		List<Double> theirs = new ArrayList<>();
		for (int round = 0; round < this.rounds; round++) {
			ours.add(rate(routed, this.seconds));
			theirs.add(rate(passed, this.seconds));
		}
		System.out.printf(Locale.ROOT,
				"requests a second:%n  router        %s, median %.0f%n  pass-through  %s, median %.0f%n  the router does %.0f %% of it%n",
				shown(ours), median(ours), shown(theirs), median(theirs), 100 * median(ours) / median(theirs));
	}

	private double rate(HttpRequest request, int time) throws Exception {
		return this.load.full(request, this.clients, Duration.ofSeconds(time));
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static String shown(List<Double> values) {
		return String.join(" ", values.stream().map((value) -> String.format(Locale.ROOT, "%.0f", value)).toList());
	}

}
