package dev.crossover.router.retry;

import java.util.List;
import java.util.Locale;

import dev.crossover.common.ledger.BatchState;
import dev.crossover.policy.retry.RetriedBatch;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.router.routing.Load;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a retry needs to know of the batch that it is of.
 *
 * @param models the models that were asked for
 * @param window by when it was needed
 * @param counts how its documents have ended
 * @param bytesPerDocument how long a text was, as far as it was seen when it was routed
 */
record OldBatch(List<@Nullable String> models, CompletionWindow window, RetriedBatch counts, double bytesPerDocument) {

	/**
	 * Reads a batch.
	 * @param batch as the results service shows it
	 * @return what a retry needs to know
	 */
	static OldBatch read(JsonNode batch) {
		BatchState state = BatchState.valueOf(batch.path("state").asString().toUpperCase(Locale.ROOT));
		JsonNode counts = batch.path("counts");
		JsonNode seen = batch.path("decision").path("inputs");
		return new OldBatch(
				batch.path("models").valueStream().<@Nullable String>map((model) -> model.asString()).toList(),
				CompletionWindow.of(batch.path("completion_window").asString("")).orElse(CompletionWindow.ASAP),
				new RetriedBatch(state.isTerminal(), counts.path("errored").asLong(0), counts.path("expired").asLong(0),
						counts.path("canceled").asLong(0)),
				seen.path("bytes").asDouble(0) / Math.max(1, seen.path("documents").asLong(1)));
	}

	/**
	 * How much some of its documents are, taking them to be as long as others.
	 * @param documents how many
	 * @return the load
	 */
	Load load(long documents) {
		return new Load(documents, Math.round(documents * this.bytesPerDocument));
	}

}
