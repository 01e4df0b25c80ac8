package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover status [BATCH]}: a batch, or the latest ones. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows a batch, or the latest batches.")
public final class Status implements Callable<Integer> {

	@Parameters(paramLabel = "BATCH", arity = "0..1", description = "The batch's id; without it, the latest batches.")
	private @Nullable String batch;

	@Option(names = "--follow", description = "Show the batch's progress until it has ended.")
	private boolean follow;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException, InterruptedException {
		if (this.follow && this.batch == null) {
			throw new ParameterException(this.spec.commandLine(), "Name the batch to follow: status --follow BATCH");
		}
		Api api = this.connection.open();
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.batch != null) {
			BatchSummary.print(out,
					this.follow ? new BatchWatch(api, out, InstantSource.system()).untilEnded(this.batch)
							: api.get("/v1/batches/" + this.batch));
			return 0;
		}
		list(api, out);
		return 0;
	}

	private static void list(Api api, PrintWriter out) throws ApiException {
		JsonNode batches = api.get("/v1/batches").path("batches");
		if (batches.isEmpty()) {
			out.println("No batches yet. Send one with: crossover submit FILE");
		}
		for (JsonNode each : batches) {
			out.printf("%s  %-21s  %s  %,9d documents  %s%n", each.path("id").asString(), each.path("state").asString(),
					each.path("pipeline").asString(), each.path("counts").path("total").asLong(),
					each.path("created_at").asString());
		}
		out.flush();
	}

}
