package dev.crossover.gpu.retry;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;

/** Goes through a batch's shards one by one, of which a page is in memory. */
final class ShardWalk implements Iterator<Shard> {

	private static final int PAGE = 100;

	private final Queue<Shard> page = new ArrayDeque<>();

	private final Shards shards;

	private final String batchId;

	private int from;

	ShardWalk(Shards shards, String batchId) {
		this.shards = shards;
		this.batchId = batchId;
	}

	/**
	 * The walk as a stream. Its source are the shards themselves: an iterator over what
	 * becomes of them holds all that becomes of one element of the source.
	 * @return the shards, read as they are asked for
	 */
	Stream<Shard> stream() {
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
	}

	@Override
	public boolean hasNext() {
		if (this.page.isEmpty()) {
			this.page.addAll(this.shards.page(this.batchId, this.from, PAGE));
		}
		return !this.page.isEmpty();
	}

	@Override
	public Shard next() {
		if (!hasNext()) {
			throw new NoSuchElementException(this.batchId);
		}
		Shard next = this.page.remove();
		this.from = next.key().number() + 1;
		return next;
	}

}
