package dev.crossover.benchmarks;

import dev.crossover.benchmarks.inference.InferenceBenchmark;
import dev.crossover.benchmarks.router.Requests;
import dev.crossover.benchmarks.router.SmallRequests;
import dev.crossover.benchmarks.router.Upload;
import dev.crossover.benchmarks.routing.RoutingBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of this module.
 */
@Command(
		name = "benchmarks", description = "Measures claims of the documentation.", subcommands = {
				InferenceBenchmark.class, RoutingBenchmark.class, SmallRequests.class, Upload.class, Requests.class },
		mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs a benchmark.
	 * @param arguments which, and its options
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new Benchmarks()).execute(arguments));
	}

}
