package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover classify "text"}: one text, answered at once. */
@Command(name = "classify", mixinStandardHelpOptions = true, description = "Classifies one text.")
public final class Classify implements Callable<Integer> {

	@Parameters(paramLabel = "TEXT", description = "The text.")
	private String text = "";

	@Option(names = "--models", split = ",", defaultValue = "sentiment,subjectivity,intent,language",
			description = "Models to ask, separated by commas.")
	private List<String> models = List.of();

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException {
		JsonNode answer = this.connection.open()
			.post("/v1/classifications",
					Map.of("models", this.models, "documents", List.of(Map.of("text", this.text))));
		PrintWriter out = this.spec.commandLine().getOut();
		JsonNode result = answer.path("results").path(0);
		labels(out, result);
		BatchSummary.decision(out, answer.path("decision"));
		out.flush();
		return result.path("outcome").asString("").equals("succeeded") ? 0 : 1;
	}

	/**
	 * Prints the labels of a document, or why it has none.
	 * @param out where to
	 * @param result the result
	 */
	public static void labels(PrintWriter out, JsonNode result) {
		result.path("predictions")
			.properties()
			.forEach((prediction) -> out.printf(Locale.ROOT, "  %-12s %s (%.2f)%n", prediction.getKey(),
					prediction.getValue().path("label").asString(), prediction.getValue().path("score").asDouble()));
		if (result.has("error")) {
			out.printf("  error      %s%n", result.path("error").path("message").asString());
		}
	}

}
