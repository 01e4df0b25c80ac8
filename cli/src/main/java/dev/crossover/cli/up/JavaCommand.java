package dev.crossover.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.cli.home.Installation;

/** How a module is run: this JVM's own Java, and options for a fast start. */
final class JavaCommand {

	/** Serial GC and C1 only: a laptop's start-up counts more than its peak. */
	private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
			"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

	private final Installation installation;

	private final FastStart fastStart;

	JavaCommand(Installation installation, FastStart fastStart) {
		this.installation = installation;
		this.fastStart = fastStart;
	}

	/**
	 * The command that runs a module.
	 * @param module the module
	 * @param arguments its arguments
	 * @return the command
	 * @throws IOException when the module is not built
	 */
	List<String> of(String module, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(JVM);
		command.addAll(this.fastStart.options(module));
		command.addAll(List.of("-jar", this.installation.jar(module).toString()));
		command.addAll(arguments);
		return command;
	}

}
