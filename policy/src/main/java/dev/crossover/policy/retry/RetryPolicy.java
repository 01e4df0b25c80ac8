package dev.crossover.policy.retry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides on a retry. Nothing is retried that may still end by itself, and nothing that
 * was not asked for: whoever canceled a million documents does not want them run for the
 * sake of three that errored.
 */
public final class RetryPolicy {

	private RetryPolicy() {
	}

	/**
	 * Decides on a retry.
	 * @param batch how the batch's documents have ended
	 * @param wanted which of them are wanted
	 * @return how many documents to run, or why none
	 */
	public static RetryDecision decide(RetriedBatch batch, Set<Retriable> wanted) {
		if (!batch.ended()) {
			return new RetryDecision.Refused("batch_not_ended",
					"The batch has not ended. Wait for its end, or cancel it.");
		}
		long documents = wanted.stream().mapToLong(batch::count).sum();
		return (documents > 0) ? new RetryDecision.Run(documents)
				: new RetryDecision.Refused("nothing_to_retry", nothing(wanted) + others(batch, wanted));
	}

	private static String nothing(Set<Retriable> wanted) {
		return "No document of the batch %s.".formatted(
				wanted.stream().sorted().map((outcome) -> ended(outcome, 1)).collect(Collectors.joining(" or ")));
	}

	private static String others(RetriedBatch batch, Set<Retriable> wanted) {
		List<Retriable> others = Arrays.stream(Retriable.values())
			.filter((outcome) -> !wanted.contains(outcome) && batch.count(outcome) > 0)
			.toList();
		String counts = others.stream()
			.map((outcome) -> String.format(Locale.ROOT, "%,d %s", batch.count(outcome),
					ended(outcome, batch.count(outcome))))
			.collect(Collectors.joining(" and "));
		return others.isEmpty() ? "" : " %s: to run them, ask with outcome=%s.".formatted(counts,
				others.stream().map(Retriable::text).collect(Collectors.joining(",")));
	}

	private static String ended(Retriable outcome, long documents) {
		return switch (outcome) {
			case ERRORED, EXPIRED -> outcome.text();
			case CANCELED -> (documents == 1) ? "was canceled" : "were canceled";
		};
	}

}
