package dev.crossover.benchmarks.router;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A small request through router and CPU pipeline against the same call straight to the
 * endpoint, and against the same call through two plain Spring Boot pass-throughs, which
 * tells how much of the difference any two services would cost on this machine. The three
 * take turns: by the block at half of what the routed side can do, and request by request
 * one at a time. All services run as on a server, and the endpoint is {@link Elsewhere},
 * so that cores are what limits them.
 */
@Command(name = "small-requests", description = "Router and CPU pipeline against the endpoint itself.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class SmallRequests implements Callable<Integer> {

	private static final int CLIENTS = 32;

	private static final int BLOCKS = 10;

	private static final List<String> SERVER = List.of("-Xmx512m");

	@Option(names = "--data-dir", required = true, description = "Data folder of a suite that runs.")
	private Path dataDir = Path.of("");

	@Option(names = "--requests", defaultValue = "5000", description = "Requests of each side.")
	private int requests;

	@Option(names = "--warm-up", defaultValue = "120", description = "Seconds of full load on each side before.")
	private int warmUp;

	@Option(names = "--inference", defaultValue = "10", description = "Milliseconds an inference takes.")
	private int inference;

	private final Load load = new Load(new Calls());

	@Override
	public Integer call() throws Exception {
		Suite suite = Suite.at(this.dataDir);
		try (Elsewhere elsewhere = Elsewhere.start(suite, Duration.ofMillis(this.inference));
				JavaProcess pipeline = JavaProcess.service("cpu-pipeline-service", suite, SERVER,
						List.of("--spring.cloud.aws.endpoint=" + elsewhere.address(),
								"--crossover.cpu.lanes.permits=" + 2 * CLIENTS));
				JavaProcess router = JavaProcess.router(suite, SERVER,
						List.of("--crossover.services.cpu-pipeline=" + pipeline.address()));
				JavaProcess inner = JavaProcess.passThrough(SERVER, elsewhere.address());
				JavaProcess outer = JavaProcess.passThrough(SERVER, inner.address())) {
			compare(Calls.classification(router.address(), suite.key("enterprise")),
					Calls.classification(outer.address(), "none"),
					Calls.invocation(elsewhere.address(), suite.cpuEndpoint()));
		}
		return 0;
	}

	private void compare(HttpRequest routed, HttpRequest plain, HttpRequest direct) throws Exception {
		Duration warm = Duration.ofSeconds(this.warmUp);
		List<HttpRequest> sides = List.of(routed, plain, direct);
		for (HttpRequest side : sides) {
			this.load.full(side, CLIENTS, warm);
		}
		System.out.println(Machine.now());
		double most = this.load.full(routed, CLIENTS, warm.dividedBy(2));
		System.out.printf(Locale.ROOT, "routed at most %.0f requests a second; half load is %.0f%n", most, most / 2);
		this.load.atRate(sides, BLOCKS, this.requests / BLOCKS, most / 2);
		report("at half load", this.load.atRate(sides, BLOCKS, this.requests / BLOCKS, most / 2));
		report("one at a time", this.load.oneAtATime(sides, this.requests));
	}

	private static void report(String how, List<Latencies> sides) {
		Latencies direct = sides.getLast();
		System.out.printf(Locale.ROOT, "%s:%n", how);
		line("through router and CPU pipeline", sides.getFirst(), direct);
		line("through two plain pass-throughs", sides.get(1), direct);
		System.out.printf(Locale.ROOT, "  %-32s %s%n", "straight to the endpoint", direct);
	}

	private static void line(String way, Latencies side, Latencies direct) {
		System.out.printf(Locale.ROOT, "  %-32s %s  more: p50 %.2f ms, p99 %.2f ms%n", way, side,
				side.percentile(50) - direct.percentile(50), side.percentile(99) - direct.percentile(99));
	}

}
