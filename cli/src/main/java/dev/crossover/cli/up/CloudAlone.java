package dev.crossover.cli.up;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.crossover.cli.home.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code crossover cloud}: the local cloud without the services, for whoever wants AWS on
 * a laptop and nothing else.
 */
@Command(name = "cloud", mixinStandardHelpOptions = true,
		description = "Starts the local cloud alone, without the services, and runs until Ctrl-C.")
public final class CloudAlone implements Callable<Integer> {

	@Option(names = "--port", defaultValue = "4566",
			description = "Port of every AWS service; 0 for a free one (default: 4566).")
	private int port;

	@Option(names = "--data-dir", description = "Where state is kept (default: .crossover/cloud).")
	private @Nullable Path dataDir;

	@Option(names = "--template", description = "CloudFormation template to provision, in JSON; repeat in the order of "
			+ "deployment (default: Crossover's own two).")
	private List<Path> templates = List.of();

	@Option(names = "--time-scale", defaultValue = "1",
			description = "Makes the cloud's time run N times faster (default: 1).")
	private double timeScale;

	@Option(names = "--gpu-start", defaultValue = "PT5S",
			description = "How long a GPU instance takes to start, as in PT5S (default: PT5S).")
	private Duration gpuStart = Duration.ZERO;

	@Override
	public Integer call() throws IOException, InterruptedException {
		Installation installation = Installation.current();
		ProcessBuilder builder = new ProcessBuilder(
				new JavaCommand(installation, FastStart.use(installation)).of("local-cloud", arguments(installation)));
		// Its standard input stays ours: where that closes, we died, and it ends.
		Process cloud = builder.redirectOutput(ProcessBuilder.Redirect.INHERIT)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			cloud.destroy();
			cloud.onExit().join();
		}, "stop"));
		return cloud.waitFor();
	}

	private List<String> arguments(Installation installation) throws IOException {
		Path folder = (this.dataDir != null) ? this.dataDir : installation.defaultDataFolder().resolveSibling("cloud");
		List<String> arguments = new ArrayList<>(List.of("--port", Integer.toString(this.port), "--data-dir",
				folder.toString(), "--container-jar", installation.jar("model-server").toString(), "--instance-start",
				this.gpuStart.toMillis() / 1_000.0 + "s", "--time-scale", Double.toString(this.timeScale),
				"--exit-on-stdin-eof"));
		for (Path template : this.templates.isEmpty() ? installation.templates() : this.templates) {
			arguments.addAll(List.of("--template", template.toString()));
		}
		return arguments;
	}

}
