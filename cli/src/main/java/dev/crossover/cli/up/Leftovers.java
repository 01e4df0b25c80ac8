package dev.crossover.cli.up;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.crossover.cli.home.DataFolder;
import tools.jackson.databind.JsonNode;

/**
 * Processes of an earlier suite on the same folder whose parent was killed. Two suites on
 * one folder would work on the same data, so they are ended before a new one starts. A
 * process counts as ours only when its start time is the one we noted: pids are reused.
 */
final class Leftovers {

	private static final String FILE = "processes.json";

	private static final int LIMIT_SECONDS = 20;

	private final DataFolder folder;

	Leftovers(DataFolder folder) {
		this.folder = folder;
	}

	void remember(List<Process> processes) throws IOException {
		this.folder.write(FILE, processes.stream().map((process) -> Noted.of(process.toHandle())).toList());
	}

	void end() throws IOException {
		Optional<JsonNode> noted = this.folder.read(FILE);
		if (noted.isEmpty()) {
			return;
		}
		for (JsonNode entry : noted.get()) {
			Noted process = new Noted(entry.path("pid").asLong(), entry.path("started").asString(""));
			ProcessHandle.of(process.pid()).filter(process::is).ifPresent(Leftovers::end);
		}
		this.folder.remove(FILE);
	}

	private static void end(ProcessHandle process) {
		process.destroyForcibly();
		try {
			process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Process %d of an earlier run cannot be ended".formatted(process.pid()),
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A process as noted.
	 *
	 * @param pid its id
	 * @param started when it was started
	 */
	private record Noted(long pid, String started) {

		static Noted of(ProcessHandle process) {
			return new Noted(process.pid(), started(process));
		}

		boolean is(ProcessHandle process) {
			return started(process).equals(this.started);
		}

		private static String started(ProcessHandle process) {
			return process.info().startInstant().map(Instant::toString).orElse("unknown");
		}

	}

}
