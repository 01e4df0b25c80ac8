package dev.crossover.cloud.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived a killed local cloud. It holds the folder on a port nobody
 * knows any more, so it is stopped before the next one starts.
 */
final class OrphanedPostmaster {

	private static final Logger logger = LoggerFactory.getLogger(OrphanedPostmaster.class);

	private static final int PATIENCE_SECONDS = 10;

	private OrphanedPostmaster() {
	}

	static void stop(Path folder) throws IOException {
		Optional<ProcessHandle> orphan = find(folder.resolve("postmaster.pid"));
		if (orphan.isPresent()) {
			logger.info("Stopping a PostgreSQL that a killed local cloud left behind");
			// Interrupt means: disconnect everyone and write everything. Terminate would
			// wait for clients to leave by themselves.
			new ProcessBuilder("kill", "-INT", String.valueOf(orphan.get().pid())).inheritIO().start();
			awaitEnd(orphan.get());
		}
	}

	private static Optional<ProcessHandle> find(Path pidFile) throws IOException {
		if (!Files.exists(pidFile)) {
			return Optional.empty();
		}
		List<String> lines = Files.readAllLines(pidFile);
		return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
			.filter((process) -> process.info().command().orElse("").endsWith("postgres"));
	}

	private static void awaitEnd(ProcessHandle orphan) throws IOException {
		try {
			orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.warn("PostgreSQL {} does not stop and is killed", orphan.pid());
			orphan.destroyForcibly();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while PostgreSQL stops", ex);
		}
	}

}
