package dev.crossover.benchmarks.routing;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Microseconds of a routing decision, every one of them timed by JMH. */
@Command(name = "routing", description = "Time of a routing decision, p50 to p99.9.", mixinStandardHelpOptions = true,
		showDefaultValues = true)
public final class RoutingBenchmark implements Callable<Integer> {

	private static final double LIMIT_MICROSECONDS = 5;

	private static final double PERCENTILE = 99;

	@Option(names = "--forks", defaultValue = "2", description = "Processes of their own, one after the other.")
	private int forks;

	@Option(names = "--iterations", defaultValue = "5",
			description = "Measured seconds of each, after as many to warm up.")
	private int iterations;

	@Override
	public Integer call() throws Exception {
		System.out.printf(Locale.ROOT, "%d cores, load %.1f, %s, Java %s%n", Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("os.arch"),
				System.getProperty("java.version"));
		boolean within = true;
		for (RunResult result : new Runner(new OptionsBuilder().include(Decision.class.getName() + "\\.")
			.forks(this.forks)
			.warmupIterations(this.iterations)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(this.iterations)
			.measurementTime(TimeValue.seconds(1))
			.build()).run()) {
			Statistics times = result.getPrimaryResult().getStatistics();
			System.out.printf(Locale.ROOT,
					"%-18s p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f microseconds, %,d decisions%n",
					result.getPrimaryResult().getLabel(), times.getPercentile(50), times.getPercentile(90),
					times.getPercentile(PERCENTILE), times.getPercentile(99.9), times.getN());
			within &= times.getPercentile(PERCENTILE) <= LIMIT_MICROSECONDS;
		}
		return within ? 0 : 1;
	}

}
