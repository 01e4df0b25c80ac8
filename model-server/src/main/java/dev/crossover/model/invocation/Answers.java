package dev.crossover.model.invocation;

import java.io.OutputStream;
import java.util.Map;

import dev.crossover.model.classification.Answer;
import dev.crossover.model.head.Prediction;
import dev.crossover.model.invocation.Document.Marks;
import dev.crossover.model.invocation.Document.Unreadable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one JSON object per document.
 */
final class Answers {

	private static final double SCORE_STEPS = 10_000;

	private final JsonGenerator json;

	Answers(JsonMapper mapper, OutputStream out) {
		this.json = mapper.writer()
			.withRootValueSeparator("")
			.without(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.createGenerator(out);
	}

	JsonGenerator json() {
		return this.json;
	}

	void succeeded(Marks marks, Answer answer) {
		start(marks, "succeeded");
		this.json.writeObjectPropertyStart("predictions");
		for (Map.Entry<String, Prediction> each : answer.predictions().entrySet()) {
			this.json.writeObjectPropertyStart(each.getKey());
			this.json.writeStringProperty("label", each.getValue().label());
			this.json.writeNumberProperty("score", Math.round(each.getValue().score() * SCORE_STEPS) / SCORE_STEPS);
			this.json.writeEndObject();
		}
		this.json.writeEndObject();
		if (answer.truncated()) {
			this.json.writeBooleanProperty("truncated", true);
		}
		this.json.writeEndObject();
	}

	void errored(Unreadable document) {
		start(document.marks(), "errored");
		this.json.writeObjectPropertyStart("error");
		this.json.writeStringProperty("code", document.code());
		this.json.writeStringProperty("message", document.message());
		this.json.writeBooleanProperty("retryable", false);
		this.json.writeEndObject();
		this.json.writeEndObject();
	}

	private void start(Marks marks, String outcome) {
		this.json.writeStartObject();
		if (marks.index() != null) {
			this.json.writeNumberProperty("index", marks.index());
		}
		if (marks.id() != null) {
			this.json.writeStringProperty("id", marks.id());
		}
		this.json.writeStringProperty("outcome", outcome);
	}

	void endLine() {
		this.json.writeRaw('\n');
	}

	void flush() {
		this.json.flush();
	}

}
