package dev.crossover.results;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.Prediction;
import dev.crossover.common.result.ResultLine;

/** Result lines for tests. */
public final class Lines {

	/** The models that {@link #succeeded} has predictions of. */
	public static final List<String> MODELS = List.of("sentiment", "intent");

	private Lines() {
	}

	/**
	 * A document that succeeded.
	 * @param index its index
	 * @return its line
	 */
	public static ResultLine succeeded(long index) {
		return new ResultLine("doc-" + index, index, Outcome.SUCCEEDED,
				Map.of("sentiment",
						new Prediction((index % 2 == 0) ? "positive" : "negative", 0.5 + index % 50 / 100.0), "intent",
						new Prediction("greeting", 0.25)),
				(index % 3 == 0) ? true : null, null);
	}

	/**
	 * A document that errored.
	 * @param index its index
	 * @return its line
	 */
	public static ResultLine errored(long index) {
		return ResultLine.errored(null, index, new DocumentError("empty_text", "The text is empty.", false));
	}

	/**
	 * Documents of which every fifth errored.
	 * @param from the first index
	 * @param count how many
	 * @return their lines
	 */
	public static List<ResultLine> mixed(long from, int count) {
		return LongStream.range(from, from + count)
			.mapToObj((index) -> (index % 5 == 4) ? errored(index) : succeeded(index))
			.toList();
	}

}
