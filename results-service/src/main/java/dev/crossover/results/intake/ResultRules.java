package dev.crossover.results.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.Prediction;
import dev.crossover.common.result.ResultLine;
import org.jspecify.annotations.Nullable;

/**
 * What results must look like to be stored: they are what users are told, for good.
 *
 * @param models the models asked for, each of which must have answered
 */
record ResultRules(Set<String> models) {

	/**
	 * The rules for results of some models.
	 * @param models the models asked for
	 * @return the rules
	 */
	static ResultRules of(List<String> models) {
		return new ResultRules(Set.copyOf(models));
	}

	/**
	 * Checks results.
	 * @param lines the results
	 * @throws UnacceptableResultsException when a line is not well-formed or an index
	 * comes twice
	 */
	void check(List<ResultLine> lines) {
		Set<Long> indexes = new HashSet<>();
		for (ResultLine line : lines) {
			if (!isWellFormed(line)) {
				throw new UnacceptableResultsException("the result at index %d is malformed".formatted(line.index()));
			}
			if (!indexes.add(line.index())) {
				throw new UnacceptableResultsException("index %d comes twice".formatted(line.index()));
			}
		}
	}

	@SuppressWarnings("NullAway") // what was read may lack what the record promises
	private boolean isWellFormed(ResultLine line) {
		if (line.index() < 0 || line.outcome() == null) {
			return false;
		}
		return switch (line.outcome()) {
			case SUCCEEDED -> line.error() == null && isComplete(line.predictions());
			case ERRORED -> line.predictions() == null && hasError(line);
			case CANCELED, EXPIRED -> line.predictions() == null && (line.error() == null || hasError(line));
		};
	}

	private boolean isComplete(@Nullable Map<String, Prediction> predictions) {
		return predictions != null && predictions.keySet().equals(this.models)
				&& predictions.values().stream().allMatch(ResultRules::isWellFormed);
	}

	@SuppressWarnings("NullAway") // as above
	private static boolean isWellFormed(Prediction prediction) {
		return prediction != null && prediction.label() != null && !prediction.label().isEmpty()
				&& prediction.score() >= 0 && prediction.score() <= 1;
	}

	@SuppressWarnings("NullAway") // as above
	private static boolean hasError(ResultLine line) {
		return line.error() != null && line.error().code() != null && !line.error().code().isEmpty()
				&& line.error().message() != null;
	}

	/**
	 * How many results ended in a way.
	 * @param lines the results
	 * @param outcome the way
	 * @return how many
	 */
	static long count(List<ResultLine> lines, Outcome outcome) {
		return lines.stream().filter((line) -> line.outcome() == outcome).count();
	}

}
