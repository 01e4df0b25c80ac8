package dev.crossover.model;

import dev.crossover.model.server.Serve;
import dev.crossover.model.training.Train;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line of this module.
 */
@Command(name = "model-server", description = "Classifies texts with the models SageMaker would serve.",
		subcommands = { Serve.class, Train.class }, mixinStandardHelpOptions = true,
		synopsisSubcommandLabel = "COMMAND")
public final class ModelServer {

	private ModelServer() {
	}

	/**
	 * Runs a command and ends the process with its exit code.
	 * @param arguments the command and its options
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new ModelServer()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
	}

}
