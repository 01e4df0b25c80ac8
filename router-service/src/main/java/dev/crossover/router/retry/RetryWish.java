package dev.crossover.router.retry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.retry.Retriable;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may wish for in a retry.
 *
 * @param outcome which documents, with commas between; those that errored where nothing
 * is said
 * @param completionWindow by when; that of the old batch where nothing is said
 * @param pipeline which pipeline
 */
record RetryWish(@Nullable String outcome, @Nullable String completionWindow, @Nullable String pipeline) {

	/**
	 * Which documents are wanted.
	 * @return the outcomes by which they ended, one at least
	 * @throws ProblemException when one cannot be retried
	 */
	Set<Retriable> outcomes() {
		Set<Retriable> outcomes = EnumSet.noneOf(Retriable.class);
		if (this.outcome == null) {
			outcomes.add(Retriable.ERRORED);
		}
		else {
			Arrays.stream(this.outcome.split(",", -1)).map(String::strip).map(RetryWish::named).forEach(outcomes::add);
		}
		return outcomes;
	}

	private static Retriable named(String name) {
		return Retriable.of(name)
			.orElseThrow(() -> ProblemException.at(ErrorCode.INVALID_REQUEST, "outcome",
					"The outcome is errored, expired, canceled, or some of them with commas between."));
	}

}
