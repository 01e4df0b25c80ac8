package dev.crossover.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says. */
final class CloudOptions {

	@Option(names = "--port", defaultValue = "0", description = "Port of the gateway; 0 takes a free one.")
	int port;

	@Option(names = "--data-dir", required = true, description = "Folder in which everything is kept.")
	Path dataDir = Path.of("");

	@Option(names = "--template", description = "Synthesized template to provision; repeat in the order of deployment.")
	List<Path> templates = List.of();

	@Option(names = "--required-outputs",
			description = "File with the names of outputs that the templates must have, one a line.")
	@Nullable Path requiredOutputs;

	@Option(names = "--parameter", description = "NAME=VALUE for a template's parameter.")
	Map<String, String> parameters = Map.of();

	@Option(names = "--container-jar", description = "The model server that plays every container image.")
	@Nullable Path containerJar;

	@Option(names = "--instance-start", defaultValue = "5s", converter = DurationOption.class,
			description = "How long a GPU instance takes to start, such as 5s or 3m.")
	Duration instanceStart = Duration.ofSeconds(5);

	@Option(names = "--model-load", defaultValue = "0s", converter = DurationOption.class,
			description = "How long a GPU instance takes from its container's start until it serves, at least.")
	Duration modelLoad = Duration.ZERO;

	@Option(names = "--scale-in", defaultValue = "0s", converter = DurationOption.class,
			description = "How long an endpoint is updating after it gave instances up.")
	Duration scaleIn = Duration.ZERO;

	@Option(names = "--serverless-cold-start", defaultValue = "0.2s", converter = DurationOption.class,
			description = "How long a serverless environment takes to start, at least.")
	Duration serverlessColdStart = Duration.ofMillis(200);

	@Option(names = "--serverless-keep-warm", defaultValue = "5m", converter = DurationOption.class,
			description = "How long a serverless environment stays warm without a request.")
	Duration serverlessKeepWarm = Timings.KEPT_WARM;

	@Option(names = "--behaviour", description = "NAME=VALUE where AWS is undocumented; see stand-ins.md.")
	Map<String, String> behaviours = Map.of();

	@Option(names = "--time-scale", defaultValue = "1", description = "How many times faster the cloud's time passes.")
	double timeScale;

	@Option(names = "--exit-on-stdin-eof", description = "Ends when standard input does.")
	boolean exitOnStdinEof;

	/**
	 * How SageMaker's stand-in conducts itself.
	 * @return what the options say of it
	 */
	Conduct conduct() {
		Timings timings = new Timings(this.instanceStart, this.modelLoad, this.scaleIn, this.serverlessColdStart,
				this.serverlessKeepWarm);
		return new Conduct(timings, Behaviours.of(this.behaviours));
	}

}
