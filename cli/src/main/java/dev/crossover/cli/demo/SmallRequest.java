package dev.crossover.cli.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.batch.BatchSummary;
import dev.crossover.cli.batch.Classify;
import tools.jackson.databind.JsonNode;

/**
 * The small request of the demonstration: one text of a demo account, answered at once.
 */
final class SmallRequest {

	private static final double MILLION = 1_000_000;

	private final Api api;

	private final PrintWriter out;

	SmallRequest(Api api, PrintWriter out) {
		this.api = api;
		this.out = out;
	}

	void show(String text) throws ApiException {
		this.out.printf("%nOne document from a demo account:%n  \"%s\"%n", text);
		Map<String, Object> request = Map.of("models", List.of("sentiment", "intent", "banking", "language"),
				"documents", List.of(Map.of("id", "demo", "text", text)));
		long started = System.nanoTime();
		JsonNode answer = this.api.post("/v1/classifications", request);
		double millis = (System.nanoTime() - started) / MILLION;
		Classify.labels(this.out, answer.path("results").path(0));
		BatchSummary.decision(this.out, answer.path("decision"));
		JsonNode estimates = answer.path("decision").path("estimates");
		this.out.printf(Locale.ROOT, "  answered   in %.0f ms; cost $%.7f at list price; the single pipeline: $%.7f%n",
				millis, estimates.path("cpu").path("cost_usd").asDouble(),
				estimates.path("single_pipeline").path("cost_usd").asDouble());
		this.out.flush();
	}

}
