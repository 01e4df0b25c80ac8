package dev.crossover.results.page;

/**
 * Where a page stands among the pages of a submission.
 *
 * @param shard the shard it belongs to
 * @param number its number within the shard, from 0
 * @param pages how many pages the shard has
 */
public record PagePosition(int shard, int number, int pages) {

	/**
	 * The first sort key of a shard's pages.
	 * @param shard the shard
	 * @return a sort key, no greater than any of the shard's
	 */
	static String from(int shard) {
		return "PAGE#%06d#".formatted(shard);
	}

	/**
	 * The page's sort key, in the order of shards and numbers.
	 * @return the sort key
	 */
	String sortKey() {
		return from(this.shard) + "%04d".formatted(this.number);
	}

	/**
	 * Whether this page is the one right after another.
	 * @param previous the other
	 * @return whether nothing is missing in between
	 */
	public boolean follows(PagePosition previous) {
		if (previous.number + 1 < previous.pages) {
			return this.shard == previous.shard && this.number == previous.number + 1;
		}
		return this.shard == previous.shard + 1 && this.number == 0;
	}

	/**
	 * Whether this is the last page of its shard.
	 * @return whether the shard ends here
	 */
	public boolean isLast() {
		return this.number + 1 == this.pages;
	}

}
