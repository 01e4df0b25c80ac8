package dev.crossover.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code crossover explain}: where a number of documents, or a file of them, would go as
 * a batch, why, at what price, and what would change that. Nothing is sent but numbers.
 */
@Command(name = "explain", mixinStandardHelpOptions = true,
		description = "Says where documents would go as a batch, and why, without sending them.")
public final class Explain implements Callable<Integer> {

	@ArgGroup(multiplicity = "1")
	private Amount amount = new Amount();

	@Option(names = "--models", split = ",", defaultValue = "sentiment",
			description = "Models to ask, separated by commas (default: sentiment).")
	private List<String> models = List.of();

	@Option(names = "--window", defaultValue = "asap",
			description = "By when it is needed: asap, 1h, 24h (default: asap).")
	private String window = "";

	@Option(names = "--pipeline", defaultValue = "auto", description = "auto, cpu or gpu (default: auto).")
	private String pipeline = "";

	@Option(names = "--gpu", description = "Suppose the GPU were asleep, starting or ready (default: what it is).")
	private @Nullable String gpu;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException {
		JsonNode answer = this.connection.open()
			.postAsync("/v1/routes/explain?pipeline=" + this.pipeline.replaceAll("[^A-Za-z0-9]", "_"), question());
		PrintWriter out = this.spec.commandLine().getOut();
		out.print(new ExplainedDecision(answer).text());
		out.flush();
		return answer.has("refusal") ? 4 : 0;
	}

	private Map<String, Object> question() throws IOException {
		Map<String, Object> question = new LinkedHashMap<>(
				Map.of("models", this.models, "completion_window", this.window));
		if (this.amount.file != null) {
			Path file = this.amount.file;
			question.put("document_count", count(file));
			question.put("bytes", Files.size(file));
		}
		else {
			question.put("document_count", this.amount.documents);
		}
		if (this.gpu != null) {
			question.put("gpu_state", this.gpu);
		}
		return question;
	}

	private long count(Path file) throws IOException {
		if (!Files.isReadable(file)) {
			throw new ParameterException(this.spec.commandLine(), "Cannot read the file " + file);
		}
		return DocumentCount.of(file)
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
					"Cannot tell the format of %s: name it .ndjson, .jsonl, .csv or .json".formatted(file)));
	}

	/** How much: a number, or a file whose documents are counted. */
	static final class Amount {

		@Option(names = "--documents", required = true, description = "How many documents.")
		private long documents;

		@Parameters(paramLabel = "FILE", arity = "1",
				description = "A file as for submit (.ndjson, .jsonl, .csv, .json), whose documents are only counted.")
		private @Nullable Path file;

	}

}
