package dev.crossover.benchmarks.router;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a figure was measured on. */
final class Machine {

	private Machine() {
	}

	static String now() {
		return String.format(Locale.ROOT, "%d cores, load %.1f, %s, Java %s",
				Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("os.arch"),
				System.getProperty("java.version"));
	}

}
