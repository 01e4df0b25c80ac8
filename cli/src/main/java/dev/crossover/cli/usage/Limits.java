package dev.crossover.cli.usage;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover limits}: what the account may send, at once and over time. */
@Command(name = "limits", mixinStandardHelpOptions = true,
		description = "Shows what the account may send, at once and over time.")
public final class Limits implements Callable<Integer> {

	@Option(names = "--json", description = "As the API answers it.")
	private boolean json;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException {
		JsonNode limits = this.connection.open().get("/v1/limits");
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			out.println(limits.toPrettyString());
		}
		else {
			print(out, limits);
		}
		out.flush();
		return 0;
	}

	private static void print(PrintWriter out, JsonNode limits) {
		JsonNode quotas = limits.path("quotas");
		out.printf(Locale.ROOT, """
				  account              %s, batches may %sgo to the GPU
				  one submission       %,d documents, %,d bytes
				  one document         %,d characters
				  requests             %,d a minute, %,d at once after a quiet time
				  a day (UTC)          %,d documents, $%,.2f by estimate
				  open batches         %,d
				""", limits.path("account_type").asString(), limits.path("may_use_gpu").asBoolean() ? "" : "not ",
				limits.path("documents_per_batch").asLong(), limits.path("bytes_per_batch").asLong(),
				limits.path("characters_per_document").asLong(), quotas.path("requests_per_minute").asLong(),
				quotas.path("request_burst").asLong(), quotas.path("documents_per_day").asLong(),
				quotas.path("spend_usd_per_day").asDouble(), quotas.path("concurrent_batches").asLong());
	}

}
