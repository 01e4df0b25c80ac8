package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code crossover submit FILE}: a CSV or NDJSON file as a batch. */
@Command(name = "submit", mixinStandardHelpOptions = true, description = "Submits a file of documents as a batch.")
public final class Submit implements Callable<Integer> {

	@Parameters(paramLabel = "FILE",
			description = "Documents: .ndjson or .jsonl ({\"id\",\"text\"} a line), .csv (header row, a text column) or .json (an array).")
	private Path file = Path.of("");

	@Option(names = "--models", split = ",", defaultValue = "sentiment",
			description = "Models to ask, separated by commas (default: sentiment).")
	private List<String> models = List.of();

	@Option(names = "--window", defaultValue = "asap",
			description = "By when it is needed: asap, 1h, 24h (default: asap).")
	private String window = "";

	@Option(names = "--pipeline", defaultValue = "auto", description = "auto, cpu or gpu (default: auto).")
	private String pipeline = "";

	@Option(names = "--text-column", description = "The CSV column that holds the text (default: text).")
	private @Nullable String textColumn;

	@Option(names = "--upload",
			description = "Upload the file to the storage first, instead of streaming it; files of 64 MiB and more always are.")
	private boolean upload;

	@Option(names = "--wait", description = "Wait until it has ended, showing its progress.")
	private boolean wait;

	@Option(names = "--output", description = "With --wait: where to write the results as NDJSON.")
	private @Nullable Path output;

	@Mixin
	private Connection connection = new Connection();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws ApiException, IOException, InterruptedException {
		Api api = this.connection.open();
		PrintWriter out = this.spec.commandLine().getOut();
		String contentType = contentType();
		PendingSubmission pending = PendingSubmission.of(Installation.current().submissions(), this.file,
				api.address() + query());
		JsonNode batch = (this.upload || Files.size(this.file) >= FileUpload.WORTH_IT)
				? uploaded(api, contentType, pending)
				: api.post("/v1/batches?" + query(), contentType, this.file, pending.key());
		if (this.wait) {
			batch = new BatchWatch(api, out, InstantSource.system()).untilEnded(batch.path("id").asString());
			download(api, batch.path("id").asString());
		}
		pending.ended();
		BatchSummary.print(out, batch);
		boolean all = batch.path("state").asString("").equals("succeeded");
		return (all || !this.wait) ? 0 : 1;
	}

	private JsonNode uploaded(Api api, String contentType, PendingSubmission pending) throws ApiException, IOException {
		try {
			Map<String, Object> request = new TreeMap<>(
					Map.of("upload_id", new FileUpload(this.file, contentType, pending.key()).send(api), "models",
							this.models, "completion_window", this.window, "pipeline", this.pipeline));
			if (this.textColumn != null) {
				request.put("text_column", this.textColumn);
			}
			return api.post("/v1/batches", request, pending.key());
		}
		catch (ApiException ex) {
			if (ex.isFinal()) {
				pending.ended();
			}
			throw ex;
		}
	}

	private void download(Api api, String batchId) throws ApiException, IOException {
		if (this.output != null) {
			try (InputStream results = api.stream("/v1/batches/%s/results".formatted(batchId),
					"application/x-ndjson")) {
				Files.copy(results, this.output, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	private String query() {
		String query = "models=%s&completion_window=%s&pipeline=%s".formatted(encode(String.join(",", this.models)),
				encode(this.window), encode(this.pipeline));
		return (this.textColumn != null) ? query + "&text_column=" + encode(this.textColumn) : query;
	}

	private String contentType() {
		String name = this.file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (!Files.isReadable(this.file)) {
			throw new ParameterException(this.spec.commandLine(), "Cannot read the file " + this.file);
		}
		if (name.endsWith(".csv")) {
			return "text/csv";
		}
		if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
			return "application/x-ndjson";
		}
		if (name.endsWith(".json")) {
			return "application/json";
		}
		throw new ParameterException(this.spec.commandLine(),
				"Cannot tell the format of %s: name it .ndjson, .jsonl, .csv or .json".formatted(name));
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
