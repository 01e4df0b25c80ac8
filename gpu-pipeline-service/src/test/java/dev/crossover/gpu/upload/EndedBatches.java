package dev.crossover.gpu.upload;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.Prediction;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.policy.routing.Pipeline;
import tools.jackson.databind.json.JsonMapper;

/** Batches that ended as a test wants it, and what batches hold. */
final class EndedBatches {

	private static final DocumentError FAILED = new DocumentError("model_failed", "The model did not answer.", true);

	/** Nine documents, of which the second and the sixth have no text. */
	private static final String NINE = """
			{"id":"a","text":"one"}
			{"id":"b","text":" "}
			{"id":"c","text":"three"}
			{"text":"four"}
			{"id":"e","text":"five"}
			{"id":"f","text":""}
			{"id":"g","text":"seven"}
			{"id":"h","text":"eight"}
			{"id":"i","text":"nine"}
			""";

	private final Story story;

	private final JsonMapper json;

	EndedBatches(Story story, JsonMapper json) {
		this.story = story;
		this.json = json;
	}

	// A batch of nine that has ended.
	String ended(Map<Long, Outcome> outcomes) {
		String batchId = this.story.submit(Pipeline.GPU, "application/x-ndjson", NINE);
		end(batchId, outcomes);
		return batchId;
	}

	// Every document of a batch ends: as told, and with success where nothing is told.
	void end(String batchId, Map<Long, Outcome> outcomes) {
		for (Shard shard : this.story.shards(batchId)) {
			List<ResultLine> results = (shard.payload() != null)
					? documents(shard).map((document) -> result(document, outcomes)).toList()
					: this.story.results(shard.outputs().getLast().key());
			this.story.store(batchId, shard.key().number(), results);
		}
	}

	private static ResultLine result(StagedDocument document, Map<Long, Outcome> outcomes) {
		Outcome outcome = outcomes.getOrDefault(document.index(), Outcome.SUCCEEDED);
		boolean succeeded = outcome == Outcome.SUCCEEDED;
		return new ResultLine(document.id(), document.index(), outcome,
				succeeded ? Map.of("sentiment", new Prediction("positive", 0.9)) : null, null,
				succeeded ? null : FAILED);
	}

	List<Shard> accepted(String batchId) {
		return this.story.shards(batchId).stream().filter((shard) -> shard.payload() != null).toList();
	}

	List<StagedDocument> documents(Batch batch) {
		return accepted(batch.id()).stream().flatMap(this::documents).toList();
	}

	private Stream<StagedDocument> documents(Shard shard) {
		return this.story.lines(payload(shard)).stream().map((line) -> this.json.readValue(line, StagedDocument.class));
	}

	List<ResultLine> refused(Batch batch) {
		return this.story.shards(batch.id())
			.stream()
			.filter((shard) -> shard.payload() == null)
			.flatMap((shard) -> this.story.results(shard.outputs().getLast().key()).stream())
			.toList();
	}

	static String payload(Shard shard) {
		return Objects.requireNonNull(shard.payload()).key();
	}

}
