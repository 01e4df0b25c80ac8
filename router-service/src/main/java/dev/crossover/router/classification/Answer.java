package dev.crossover.router.classification;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.ResultLine;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a classification. Result lines go into it as the model server wrote them;
 * nobody reads them on the way.
 *
 * @param id the classification's id
 * @param models the models asked for
 * @param decision why it was answered where
 */
record Answer(String id, List<String> models, DecisionView decision) {

	/**
	 * Writes the answer.
	 * @param documents the documents, in input order
	 * @param results the result lines of the good ones, in the same order
	 * @param json the mapper of the API
	 * @return the answer as JSON
	 * @throws ProblemException when there is not one line a good document
	 */
	byte[] write(List<DocumentLine> documents, byte[] results, JsonMapper json) {
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		try (JsonGenerator out = json.createGenerator(answer)) {
			out.writeStartObject();
			out.writeStringProperty("id", this.id);
			out.writePOJOProperty("models", this.models);
			out.writeStringProperty("pipeline", this.decision.pipeline());
			out.writeArrayPropertyStart("results");
			Iterator<String> lines = new String(results, StandardCharsets.UTF_8).lines().iterator();
			documents.forEach((document) -> write(document, lines, out));
			out.writeEndArray();
			out.writePOJOProperty("decision", this.decision);
			out.writePOJOProperty("cost", cost());
			out.writeEndObject();
		}
		return answer.toByteArray();
	}

	private static void write(DocumentLine document, Iterator<String> lines, JsonGenerator out) {
		switch (document) {
			case DocumentLine.Accepted accepted -> out.writeRawValue(next(lines));
			case DocumentLine.Refused refused ->
				out.writePOJO(ResultLine.errored(refused.id(), refused.index(), refused.error()));
		}
	}

	private static String next(Iterator<String> lines) {
		if (!lines.hasNext()) {
			throw new ProblemException(ErrorCode.MODEL_FAILED,
					"The model left documents out. Try again; if it persists, tell us the request id.");
		}
		return lines.next();
	}

	private BatchView.Cost cost() {
		return new BatchView.Cost(this.decision.estimates().cpu().costUsd(),
				this.decision.estimates().singlePipeline().costUsd(), "estimate");
	}

}
