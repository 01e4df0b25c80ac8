package dev.crossover.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.crossover.cli.home.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossover up}: everything in the foreground until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true,
		description = "Starts the local cloud and the five services, and runs until Ctrl-C.")
public final class Up implements Callable<Integer> {

	@Option(names = "--port", defaultValue = "8080", description = "Port of the API; 0 for a free one (default: 8080).")
	private int port;

	@Option(names = "--data-dir", description = "Where state is kept (default: .crossover/data).")
	private @Nullable Path dataDir;

	@Option(names = "--time-scale", defaultValue = "1",
			description = "Makes the cloud's time run N times faster (default: 1).")
	private int timeScale;

	@Option(names = "--gpu-start", defaultValue = "PT5S",
			description = "How long a GPU instance takes to start, as in PT5S (default: PT5S).")
	private Duration gpuStart = Duration.ZERO;

	@Option(names = "--idle-after", defaultValue = "PT1M",
			description = "How long the GPU is kept awake without work, as in PT1M (default: PT1M).")
	private Duration idleAfter = Duration.ZERO;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, InterruptedException {
		Path folder = (this.dataDir != null) ? this.dataDir : Installation.current().defaultDataFolder();
		Installation installation = Installation.current();
		Suite suite = new Suite(installation,
				new SuiteOptions(this.port, folder, this.timeScale, this.gpuStart, this.idleAfter),
				FastStart.use(installation), this.spec.commandLine().getOut());
		Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
		suite.start();
		suite.describe();
		new CountDownLatch(1).await();
		return 0;
	}

}
