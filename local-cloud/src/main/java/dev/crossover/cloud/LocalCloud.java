package dev.crossover.cloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** AWS for a laptop, in one process. */
@Command(name = "local-cloud", mixinStandardHelpOptions = true, description = "AWS for a laptop, in one process.")
public final class LocalCloud implements Callable<Integer> {

	private static final Logger logger = LoggerFactory.getLogger(LocalCloud.class);

	private static final int PATIENCE_SECONDS = 15;

	@Mixin
	private final CloudOptions options = new CloudOptions();

	private final PrintStream out;

	private final CountDownLatch stop = new CountDownLatch(1);

	private final CountDownLatch stopped = new CountDownLatch(1);

	private LocalCloud(PrintStream out) {
		this.out = out;
	}

	/**
	 * Runs until it is told to end.
	 * @param arguments the command line
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new LocalCloud(System.out)).setCaseInsensitiveEnumValuesAllowed(true)
			.setExecutionExceptionHandler((failure, command, parsed) -> report(failure))
			.execute(arguments));
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		endWithTheProcess();
		if (this.options.exitOnStdinEof) {
			Thread.ofPlatform().daemon().name("stdin").start(this::awaitEndOfInput);
		}
		try (Cloud cloud = Cloud.start(this.options)) {
			this.out.printf("Local cloud ready at %s after %.1f s%n", cloud.address(),
					ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
			this.stop.await();
		}
		finally {
			this.stopped.countDown();
		}
		return CommandLine.ExitCode.OK;
	}

	// A termination signal runs this hook, which waits until everything is stopped.
	private void endWithTheProcess() {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			this.stop.countDown();
			try {
				if (!this.stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
					logger.warn("Something did not stop in {} s", PATIENCE_SECONDS);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "stop"));
	}

	private void awaitEndOfInput() {
		try {
			System.in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			logger.debug("Standard input failed; that is an end, too", ex);
		}
		this.stop.countDown();
	}

	private static int report(Exception failure) {
		logger.error("The local cloud did not start: {}", failure.getMessage(), failure);
		return CommandLine.ExitCode.SOFTWARE;
	}

}
