package dev.crossover.common.result;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.crossover.common.document.DocumentError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a document: a line of a result file, and of the model server's answer.
 *
 * @param id the client's id
 * @param index the 0-based position in the input
 * @param outcome how it ended
 * @param predictions what each model says, by model name; only when it succeeded
 * @param truncated {@code true} when the text was cut to the models' token limit
 * @param error why it has no predictions; only when it did not succeed
 */
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({ "id", "index", "outcome", "predictions", "truncated", "error" })
public record ResultLine(@Nullable String id, long index, Outcome outcome,
		@Nullable Map<String, Prediction> predictions, @Nullable Boolean truncated, @Nullable DocumentError error) {

	/**
	 * The line of a document that errored.
	 * @param id the client's id
	 * @param index the position in the input
	 * @param error what is wrong
	 * @return the line
	 */
	public static ResultLine errored(@Nullable String id, long index, DocumentError error) {
		return new ResultLine(id, index, Outcome.ERRORED, null, null, error);
	}

}
