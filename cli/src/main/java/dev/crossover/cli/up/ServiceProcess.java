package dev.crossover.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** One process of the suite. Its standard input stays open: where it closes, we died. */
final class ServiceProcess {

	private final String name;

	private final List<String> command;

	private final Map<String, String> environment;

	private final Path log;

	private final int stopSeconds;

	private @Nullable Process process;

	ServiceProcess(String name, List<String> command, Map<String, String> environment, Path log, int stopSeconds) {
		this.name = name;
		this.command = command;
		this.environment = environment;
		this.log = log;
		this.stopSeconds = stopSeconds;
	}

	String name() {
		return this.name;
	}

	Path log() {
		return this.log;
	}

	synchronized Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		builder.environment().putAll(this.environment);
		this.process = builder.start();
		return this.process;
	}

	synchronized @Nullable Process process() {
		return this.process;
	}

	void stop() {
		Process running = process();
		if (running == null) {
			return;
		}
		running.destroy();
		try {
			if (!running.waitFor(this.stopSeconds, TimeUnit.SECONDS)) {
				running.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			running.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
