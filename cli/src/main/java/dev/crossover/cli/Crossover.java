package dev.crossover.cli;

import dev.crossover.cli.accounts.Accounts;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.batch.Cancel;
import dev.crossover.cli.batch.Classify;
import dev.crossover.cli.batch.Results;
import dev.crossover.cli.batch.Retry;
import dev.crossover.cli.batch.Status;
import dev.crossover.cli.batch.Submit;
import dev.crossover.cli.demo.Demo;
import dev.crossover.cli.explain.Explain;
import dev.crossover.cli.up.CloudAlone;
import dev.crossover.cli.up.Prepare;
import dev.crossover.cli.up.Up;
import dev.crossover.cli.usage.Limits;
import dev.crossover.cli.usage.Usage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code crossover} command. Exit codes: 0 all well, 1 some documents did not
 * succeed, 2 wrong usage, 3 API key refused, 4 quota or limit, 5 server or connection.
 */
@Command(name = "crossover", mixinStandardHelpOptions = true, version = "crossover 0.1.0",
		description = "Classifies texts on the hardware that serves them best.",
		subcommands = { Up.class, Demo.class, Classify.class, Submit.class, Explain.class, Status.class, Cancel.class,
				Results.class, Retry.class, Limits.class, Usage.class, Accounts.class, CloudAlone.class,
				Prepare.class })
public final class Crossover implements Runnable {

	@Spec
	private CommandSpec spec;

	private Crossover() {
		this.spec = CommandSpec.create();
	}

	/**
	 * Runs the command line.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		CommandLine commandLine = new CommandLine(new Crossover());
		commandLine.setExecutionExceptionHandler((ex, command, parsed) -> report(ex, command));
		System.exit(commandLine.execute(args));
	}

	private static int report(Exception ex, CommandLine command) throws Exception {
		if (ex instanceof ApiException problem) {
			command.getErr().println(problem.getMessage());
			return problem.exitCode();
		}
		throw ex;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Say what to do, for example: crossover demo");
	}

}
