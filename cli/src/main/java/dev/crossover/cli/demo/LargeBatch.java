package dev.crossover.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.batch.BatchSummary;
import dev.crossover.cli.batch.BatchWatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The batch of the demonstration: a few thousand documents of an enterprise account. The
 * policy would wake a GPU for no fewer than some ten thousand, so the demonstration
 * wishes for it: the GPU wakes from zero.
 */
final class LargeBatch {

	private static final int SHOWN_LABELS = 5;

	private final JsonMapper json = JsonMapper.builder().build();

	private final Api api;

	private final PrintWriter out;

	LargeBatch(Api api, PrintWriter out) {
		this.api = api;
		this.out = out;
	}

	/**
	 * Shows the batch.
	 * @param samples where the documents come from
	 * @param documents how many
	 * @return whether every document came back exactly once, with predictions
	 */
	boolean show(SampleDocuments samples, int documents) throws ApiException, IOException, InterruptedException {
		this.out.printf(Locale.ROOT, "%nA batch of %,d documents from an enterprise account, with pipeline=gpu:%n",
				documents);
		this.out.flush();
		Path file = Files.createTempFile("crossover-demo", ".ndjson");
		try {
			samples.write(file, documents);
			JsonNode batch = this.api.post("/v1/batches?models=sentiment,intent,language&pipeline=gpu",
					"application/x-ndjson", file, UUID.randomUUID().toString());
			batch = new BatchWatch(this.api, this.out, InstantSource.system()).untilEnded(batch.path("id").asString());
			BatchSummary.print(this.out, batch);
			return check(batch.path("id").asString(), documents);
		}
		finally {
			Files.delete(file);
		}
	}

	private boolean check(String batchId, int documents) throws ApiException, IOException {
		Set<String> missing = IntStream.range(0, documents)
			.mapToObj(SampleDocuments::id)
			.collect(Collectors.toCollection(HashSet::new));
		Map<String, Integer> labels = new HashMap<>();
		boolean once = true;
		try (BufferedReader results = new BufferedReader(new InputStreamReader(
				this.api.stream("/v1/batches/%s/results".formatted(batchId), "application/x-ndjson"),
				StandardCharsets.UTF_8))) {
			for (String line = results.readLine(); line != null; line = results.readLine()) {
				JsonNode result = this.json.readTree(line);
				once &= missing.remove(result.path("id").asString(""));
				labels.merge(result.path("predictions").path("intent").path("label").asString("none"), 1, Integer::sum);
			}
		}
		return report(once, missing.size(), labels, documents);
	}

	private boolean report(boolean once, int missing, Map<String, Integer> labels, int documents) {
		this.out.println("  intents    " + labels.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.limit(SHOWN_LABELS)
			.map((label) -> "%s %d".formatted(label.getKey(), label.getValue()))
			.collect(Collectors.joining(", ")));
		boolean complete = once && missing == 0 && !labels.containsKey("none");
		this.out.printf(Locale.ROOT, "  results    %s%n%n",
				complete ? "all %,d came back, each exactly once".formatted(documents)
						: "INCOMPLETE: %,d missing, or doubled, or without a label".formatted(missing));
		this.out.flush();
		return complete;
	}

}
