package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover cancel BATCH}: what has not run does not run. */
@Command(name = "cancel", mixinStandardHelpOptions = true,
		description = "Cancels a batch: what has not run does not run; finished documents keep their results.")
public final class Cancel implements Callable<Integer> {

	@Parameters(paramLabel = "BATCH", description = "The batch's id.")
	private String batch = "";

	@Option(names = "--no-wait", description = "Do not wait for the batch to end.")
	private boolean noWait;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException, InterruptedException {
		Api api = this.connection.open();
		PrintWriter out = this.spec.commandLine().getOut();
		JsonNode canceled = api.post("/v1/batches/%s/cancel".formatted(this.batch), Map.of());
		BatchSummary.print(out,
				this.noWait ? canceled : new BatchWatch(api, out, InstantSource.system()).untilEnded(this.batch));
		return 0;
	}

}
