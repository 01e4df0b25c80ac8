package dev.crossover.cli.explain;

import java.util.Locale;

import tools.jackson.databind.JsonNode;

/** An explained decision as a person reads it. */
final class ExplainedDecision {

	private static final double CENT = 0.01;

	private static final double LEAST = 0.000001;

	private final JsonNode answer;

	private final JsonNode decision;

	ExplainedDecision(JsonNode answer) {
		this.answer = answer;
		this.decision = answer.path("decision");
	}

	/**
	 * Writes it down.
	 * @return a few lines
	 */
	String text() {
		StringBuilder text = new StringBuilder();
		String pipeline = this.decision.path("pipeline").asString();
		text.append(
				String.format(Locale.ROOT, "%n%s%n  %s%n", heading(pipeline), this.decision.path("reason").asString()));
		if (this.answer.has("refusal")) {
			text.append("  ")
				.append(this.answer.path("refusal").path("detail").asString())
				.append(System.lineSeparator());
		}
		table(text, pipeline);
		changes(text);
		JsonNode inputs = this.decision.path("inputs");
		text.append(String.format(Locale.ROOT,
				"%nThe GPU is %s, with %,d documents waiting for it. Rule %s, policy %s; list prices, estimated throughput.%n",
				state(inputs.path("gpu_state").asString()), inputs.path("gpu_backlog_documents").asLong(),
				this.decision.path("rule").asString(), this.decision.path("policy_version").asString()));
		return text.toString();
	}

	private String heading(String pipeline) {
		JsonNode inputs = this.decision.path("inputs");
		long count = inputs.path("documents").asLong();
		String documents = String.format(Locale.ROOT, (count == 1) ? "%,d document" : "%,d documents", count);
		return switch (pipeline) {
			case "gpu" -> documents + " would go to the GPU.";
			case "cpu" -> documents + " would go to the CPU.";
			default -> documents + " would be refused.";
		};
	}

	private void table(StringBuilder text, String pipeline) {
		JsonNode estimates = this.decision.path("estimates");
		JsonNode before = estimates.path("single_pipeline");
		JsonNode cpu = estimates.path("cpu");
		JsonNode gpu = estimates.path("gpu");
		text.append(String.format(Locale.ROOT, "%n  %-9s %14s %14s   %14s%n", "", mark("CPU", pipeline),
				mark("GPU", pipeline), "single pipeline"));
		text.append(String.format(Locale.ROOT, "  %-9s %14s %14s   %15s%n", "cost", dollars(cpu), dollars(gpu),
				dollars(before)));
		text.append(
				String.format(Locale.ROOT, "  %-9s %14s %14s   %15s%n", "time", time(cpu), time(gpu), time(before)));
		text.append(String.format(Locale.ROOT, "  %-9s %14s %14s%n", "savings", savings(cpu, before),
				savings(gpu, before)));
	}

	private void changes(StringBuilder text) {
		JsonNode changes = this.answer.path("changes");
		if (!changes.isEmpty()) {
			text.append(String.format("%nWhat would change the answer:%n"));
			changes.forEach((change) -> text.append("  ")
				.append(change.path("sentence").asString())
				.append(System.lineSeparator()));
		}
	}

	private static String mark(String name, String pipeline) {
		return name.equalsIgnoreCase(pipeline) ? "> " + name : name;
	}

	private static String dollars(JsonNode estimate) {
		double usd = estimate.path("cost_usd").asDouble();
		return (usd < LEAST) ? "< $0.000001" : String.format(Locale.ROOT, (usd >= CENT) ? "$%,.2f" : "$%.6f", usd);
	}

	private static String time(JsonNode estimate) {
		double seconds = estimate.path("seconds").asDouble();
		if (seconds < 60) {
			return String.format(Locale.ROOT, "%.1f s", seconds);
		}
		return (seconds < 7_200) ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
				: String.format(Locale.ROOT, "%.1f h", seconds / 3_600);
	}

	private static String savings(JsonNode estimate, JsonNode before) {
		double factor = estimate.path("cost_usd").asDouble() / before.path("cost_usd").asDouble();
		if (factor <= 1) {
			return String.format(Locale.ROOT, "%.0f %%", 100 * (1 - factor));
		}
		return (factor < 2) ? String.format(Locale.ROOT, "%.0f %% dearer", 100 * (factor - 1))
				: String.format(Locale.ROOT, "%,.0f x as dear", factor);
	}

	private static String state(String state) {
		return switch (state) {
			case "ready" -> "awake";
			case "starting" -> "starting";
			default -> "asleep";
		};
	}

}
