package dev.crossover.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import dev.crossover.cli.up.FastStart;
import dev.crossover.cli.up.Suite;
import dev.crossover.cli.up.SuiteOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code crossover demo}: one small request and one batch, real documents through real
 * models on both pipelines. It starts what is not running, and stops what it started.
 */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Shows both pipelines at work on sample documents.")
public final class Demo implements Callable<Integer> {

	@Option(names = "--documents", defaultValue = "3000", description = "Documents of the batch (default: 3000).")
	private int documents;

	@Option(names = "--data-dir", description = "Data folder (default: .crossover/data).")
	private @Nullable Path dataDir;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException, InterruptedException {
		Path folder = (this.dataDir != null) ? this.dataDir : Installation.current().defaultDataFolder();
		PrintWriter out = this.spec.commandLine().getOut();
		Optional<JsonNode> running = new DataFolder(folder).description().filter(Demo::answers);
		if (running.isPresent()) {
			return show(out, running.get().path("base_url").asString(), running.get().path("api_keys"));
		}
		out.println("Starting the local cloud and the five services ...");
		out.flush();
		try (Suite suite = new Suite(Installation.current(),
				new SuiteOptions(0, folder, 1, Duration.ofSeconds(5), Duration.ofMinutes(1)),
				FastStart.use(Installation.current()), out)) {
			Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
			suite.start();
			return show(out, suite.baseUrl(), new DataFolder(folder).description().orElseThrow().path("api_keys"));
		}
	}

	private int show(PrintWriter out, String baseUrl, JsonNode keys)
			throws ApiException, IOException, InterruptedException {
		SampleDocuments samples = new SampleDocuments();
		new SmallRequest(new Api(baseUrl, keys.path("demo").asString()), out).show(samples.first());
		return new LargeBatch(new Api(baseUrl, keys.path("enterprise").asString()), out).show(samples, this.documents)
				? 0 : 1;
	}

	private static boolean answers(JsonNode description) {
		try {
			new Api(description.path("base_url").asString(), description.path("api_keys").path("demo").asString())
				.get("/v1/models");
			return true;
		}
		catch (ApiException ex) {
			return false;
		}
	}

}
