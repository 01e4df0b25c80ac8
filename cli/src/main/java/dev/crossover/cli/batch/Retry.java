package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import dev.crossover.cli.home.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover retry BATCH}: what did not succeed, as a batch of its own. */
@Command(name = "retry", mixinStandardHelpOptions = true,
		description = "Runs the documents of a batch that errored again, as a new batch.")
public final class Retry implements Callable<Integer> {

	@Parameters(paramLabel = "BATCH", description = "The id of a batch that has ended.")
	private String batch = "";

	@Option(names = "--outcome", split = ",", defaultValue = "errored",
			description = "Which documents: errored, expired, canceled, separated by commas (default: errored).")
	private List<String> outcomes = List.of();

	@Option(names = "--window", description = "By when it is needed: asap, 1h, 24h (default: as before).")
	private @Nullable String window;

	@Option(names = "--pipeline", description = "auto, cpu or gpu (default: auto).")
	private @Nullable String pipeline;

	@Option(names = "--wait", description = "Wait until it has ended, showing its progress.")
	private boolean wait;

	@Option(names = "--json", description = "Print the new batch as JSON.")
	private boolean json;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException, InterruptedException {
		Api api = this.connection.open();
		Map<String, Object> wishes = wishes();
		PendingSubmission pending = PendingSubmission.of(Installation.current().submissions(),
				"retry\n%s\n%s\n%s".formatted(api.address(), this.batch, wishes));
		JsonNode started = post(api, wishes, pending);
		JsonNode seen = this.wait ? untilEnded(api, started.path("id").asString()) : started;
		pending.ended();
		print(seen);
		return (!this.wait || seen.path("state").asString("").equals("succeeded")) ? 0 : 1;
	}

	private JsonNode post(Api api, Map<String, Object> wishes, PendingSubmission pending)
			throws ApiException, IOException {
		try {
			return api.post("/v1/batches/%s/retry".formatted(this.batch), wishes, pending.key());
		}
		catch (ApiException ex) {
			if (ex.isFinal()) {
				pending.ended();
			}
			throw ex;
		}
	}

	// Where JSON is wanted, standard output holds nothing else.
	private JsonNode untilEnded(Api api, String id) throws ApiException, InterruptedException {
		PrintWriter progress = this.json ? this.spec.commandLine().getErr() : this.spec.commandLine().getOut();
		return new BatchWatch(api, progress, InstantSource.system()).untilEnded(id);
	}

	private void print(JsonNode seen) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			out.println(seen.toPrettyString());
			out.flush();
		}
		else {
			BatchSummary.print(out, seen);
		}
	}

	private Map<String, Object> wishes() {
		Map<String, Object> wishes = new TreeMap<>(Map.of("outcome", String.join(",", this.outcomes)));
		if (this.window != null) {
			wishes.put("completion_window", this.window);
		}
		if (this.pipeline != null) {
			wishes.put("pipeline", this.pipeline);
		}
		return wishes;
	}

}
