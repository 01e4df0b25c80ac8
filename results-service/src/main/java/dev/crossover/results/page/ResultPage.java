package dev.crossover.results.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page of results.
 *
 * @param submission what it belongs to
 * @param position where it stands
 * @param contents its lines
 * @param version how often its documents have been classified, from 1; the replica keeps
 * the highest
 * @param storedAt when it was stored
 */
public record ResultPage(Submission submission, PagePosition position, PageContents contents, long version,
		Instant storedAt) {

	private static final long FIRST_VERSION = 1;

	/**
	 * The pages of a shard that is stored for the first time.
	 * @param submission what it belongs to
	 * @param shard the shard
	 * @param contents the lines
	 * @param storedAt the time
	 * @return the pages in order
	 */
	public static List<ResultPage> ofShard(Submission submission, int shard, List<PageContents> contents,
			Instant storedAt) {
		int pages = contents.size();
		return IntStream.range(0, pages)
			.mapToObj((number) -> new ResultPage(submission, new PagePosition(shard, number, pages),
					contents.get(number), FIRST_VERSION, storedAt))
			.toList();
	}

}
