package dev.crossover.cli.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/**
 * A process that is started again when it dies, once it has been ready, until it is
 * released. One that dies at its start would only die again.
 */
final class Supervised {

	private static final int MAXIMUM_RESTARTS = 20;

	private final ServiceProcess process;

	private final PrintWriter out;

	private final Runnable changed;

	private boolean settled;

	private boolean released;

	private int restarts;

	Supervised(ServiceProcess process, PrintWriter out, Runnable changed) {
		this.process = process;
		this.out = out;
		this.changed = changed;
	}

	synchronized void start() throws IOException {
		Process started = this.process.start();
		this.changed.run();
		started.onExit().thenAccept(this::ended).exceptionally((ex) -> null);
	}

	private void ended(Process dead) {
		synchronized (this) {
			if (!this.settled || this.released || ++this.restarts > MAXIMUM_RESTARTS) {
				return;
			}
		}
		this.out.printf("%s ended with exit code %d; starting it again. Its log: %s%n", this.process.name(),
				dead.exitValue(), this.process.log());
		this.out.flush();
		try {
			start();
		}
		catch (IOException ex) {
			this.out.printf("%s cannot be started again: %s%n", this.process.name(), ex.getMessage());
		}
	}

	synchronized void settle() {
		this.settled = true;
	}

	synchronized void release() {
		this.released = true;
	}

	boolean is(String name) {
		return this.process.name().equals(name);
	}

	ServiceProcess service() {
		return this.process;
	}

	Process process() {
		return Objects.requireNonNull(this.process.process());
	}

	long pid() {
		return process().pid();
	}

	static void stopAll(List<Supervised> processes) {
		List<Thread> stops = processes.stream()
			.map((process) -> Thread.ofVirtual().start(process.process::stop))
			.toList();
		for (Thread stop : stops) {
			try {
				stop.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
