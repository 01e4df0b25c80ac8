package dev.crossover.cli.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code crossover prepare}: starts the suite once, sends it a little work through both
 * pipelines, and keeps what the JVMs learnt for {@link FastStart}. The script calls it
 * after a build.
 */
@Command(name = "prepare", hidden = true, description = "Trains the fast start of all processes.")
public final class Prepare implements Callable<Integer> {

	private static final int LIMIT_SECONDS = 90;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, ApiException, InterruptedException {
		PrintWriter out = this.spec.commandLine().getOut();
		Installation installation = Installation.current();
		Path folder = installation.scratch();
		FastStart training = FastStart.train(installation);
		SuiteOptions options = new SuiteOptions(0, folder, 1, Duration.ofSeconds(1), Duration.ofMinutes(1));
		try (Suite suite = new Suite(installation, options, training, out)) {
			suite.start();
			work(suite);
		}
		DataFolder.delete(folder);
		return (training.publish() > 0) ? 0 : 1;
	}

	private static void work(Suite suite) throws ApiException, InterruptedException {
		Api api = new Api(suite.baseUrl(), suite.keys().getOrDefault("enterprise", ""));
		Map<String, Object> request = Map.of("models", List.of("sentiment", "language"), "documents",
				IntStream.range(0, 20)
					.mapToObj((index) -> Map.of("text", "Where is order number " + index + "?"))
					.toList());
		api.post("/v1/classifications", request);
		JsonNode batch = api.post("/v1/classifications?pipeline=gpu", request);
		for (int second = 0; second < LIMIT_SECONDS && pending(api, batch) > 0; second++) {
			TimeUnit.SECONDS.sleep(1);
		}
	}

	private static long pending(Api api, JsonNode batch) throws ApiException {
		return api.get("/v1/batches/" + batch.path("id").asString()).path("counts").path("pending").asLong();
	}

}
