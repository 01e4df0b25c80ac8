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

/** {@code crossover usage}: what was used, what it costs and saves, and what is left. */
@Command(name = "usage", mixinStandardHelpOptions = true,
		description = "Shows what the account has used, what that costs and saves, and what is left today.")
public final class Usage implements Callable<Integer> {

	@Option(names = "--days", defaultValue = "7", description = "How many days, up to 31 (default: 7).")
	private int days;

	@Option(names = "--json", description = "As the API answers it.")
	private boolean json;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException {
		JsonNode usage = this.connection.open().get("/v1/usage?days=" + this.days);
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			out.println(usage.toPrettyString());
		}
		else {
			print(out, usage);
		}
		out.flush();
		return 0;
	}

	private static void print(PrintWriter out, JsonNode usage) {
		out.println("  day (UTC)       documents          cost   single pipeline         saved");
		usage.path("days").forEach((day) -> print(out, day.path("day").asString(), day));
		print(out, "all", usage.path("total"));
		JsonNode left = usage.path("left_today");
		out.printf(Locale.ROOT, """
				Dollars are estimates at list price.
				Left today: %,d documents and $%,.2f, until %s; %,d more batches may be open.
				""", left.path("documents").asLong(), left.path("spend_usd").asDouble(),
				left.path("resets_at").asString(), left.path("batches").asLong());
	}

	private static void print(PrintWriter out, String what, JsonNode used) {
		out.printf(Locale.ROOT, "  %-10s %,14d %13s %17s %13s%n", what, used.path("documents").asLong(),
				usd(used.path("cost_usd").asDouble()), usd(used.path("single_pipeline_usd").asDouble()),
				usd(used.path("savings_usd").asDouble()));
	}

	// What was not saved stands with its sign before the dollar.
	static String usd(double amount) {
		return String.format(Locale.ROOT, (amount < 0) ? "-$%,.4f" : "$%,.4f", Math.abs(amount));
	}

}
