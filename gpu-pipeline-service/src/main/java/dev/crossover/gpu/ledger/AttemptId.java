package dev.crossover.gpu.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which attempt at a shard. Its text is the inference id that SageMaker repeats in
 * notifications, at most 64 characters long.
 *
 * @param shard the shard
 * @param attempt the attempt's number, from 1
 */
public record AttemptId(ShardKey shard, int attempt) {

	private static final Pattern TEXT = Pattern.compile("(batch_[0-9a-z]{1,40})-([0-9]{6})-([0-9]{1,4})");

	/**
	 * Reads an inference id.
	 * @param inferenceId the id
	 * @return the attempt, or empty for an id that is none of ours
	 */
	public static Optional<AttemptId> parse(String inferenceId) {
		Matcher matcher = TEXT.matcher(inferenceId);
		return matcher.matches()
				? Optional.of(new AttemptId(new ShardKey(matcher.group(1), Integer.parseInt(matcher.group(2))),
						Integer.parseInt(matcher.group(3))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return "%s-%d".formatted(this.shard, this.attempt);
	}

}
