package dev.crossover.common.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A line of a shard, and of the model server's input.
 *
 * @param index the 0-based position in the submission
 * @param id the client's id
 * @param text the text
 */
@JsonInclude(Include.NON_NULL)
public record StagedDocument(long index, @Nullable String id, String text) {

	/**
	 * Leaves the text out: no text of a document in a log.
	 */
	@Override
	public String toString() {
		return "StagedDocument[index=%d]".formatted(this.index);
	}

}
