package dev.crossover.cli.batch;

import java.io.PrintWriter;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

/** A batch in a few lines for a person. */
public final class BatchSummary {

	private BatchSummary() {
	}

	/**
	 * Prints a batch.
	 * @param out where to
	 * @param batch the batch
	 */
	public static void print(PrintWriter out, JsonNode batch) {
		JsonNode counts = batch.path("counts");
		out.printf("  batch      %s%n", batch.path("id").asString());
		if (batch.has("retry_of")) {
			out.printf("  retry of   %s%n", batch.path("retry_of").asString());
		}
		out.printf("  state      %s (%s)%n", batch.path("state").asString(), batch.path("stage").asString());
		out.printf(Locale.ROOT,
				"  documents  %,d in all: %,d succeeded, %,d errored, %,d canceled, %,d expired, %,d pending%n",
				counts.path("total").asLong(), counts.path("succeeded").asLong(), counts.path("errored").asLong(),
				counts.path("canceled").asLong(), counts.path("expired").asLong(), counts.path("pending").asLong());
		if (batch.has("error")) {
			out.printf("  error      %s: %s%n", batch.path("error").path("code").asString(),
					batch.path("error").path("detail").asString());
		}
		decision(out, batch.path("decision"));
		cost(out, batch);
		out.flush();
	}

	private static void cost(PrintWriter out, JsonNode batch) {
		double usd = batch.path("cost").path("usd").asDouble();
		double before = batch.path("cost").path("single_pipeline_usd").asDouble();
		out.printf(Locale.ROOT, "  cost       $%.4f at list price; the single pipeline: $%.4f%n", usd, before);
		JsonNode decision = batch.path("decision");
		if (usd > before && decision.path("rule").asString("").equals("pipeline_wish")) {
			out.println("             the wish for this pipeline was followed; crossover explain says what is cheaper");
		}
	}

	/**
	 * Prints a routing decision.
	 * @param out where to
	 * @param decision the decision
	 */
	public static void decision(PrintWriter out, JsonNode decision) {
		out.printf("  pipeline   %s, by the rule %s: %s%n", decision.path("pipeline").asString(),
				decision.path("rule").asString(), decision.path("reason").asString());
	}

}
