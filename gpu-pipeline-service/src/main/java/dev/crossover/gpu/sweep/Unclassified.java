package dev.crossover.gpu.sweep;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;

import org.springframework.stereotype.Component;

/**
 * The shards of a batch that have no output yet. It remembers up to where all have one,
 * which never goes back, so that looking again costs little.
 */
@Component
class Unclassified {

	private static final int PAGE = 100;

	private final Map<String, Integer> classifiedUpTo = new ConcurrentHashMap<>();

	private final Shards shards;

	private final ShardSteps steps;

	Unclassified(Shards shards, ShardSteps steps) {
		this.shards = shards;
		this.steps = steps;
	}

	// Whether every shard of a queued batch has an output.
	boolean none(String batchId) {
		int from = this.classifiedUpTo.getOrDefault(batchId, 0);
		List<Shard> page;
		do {
			page = this.shards.page(batchId, from, PAGE);
			int classified = (int) page.stream().takeWhile(Shard::classified).count();
			from += classified;
			if (classified < page.size()) {
				this.classifiedUpTo.put(batchId, from);
				return false;
			}
		}
		while (page.size() == PAGE);
		this.classifiedUpTo.put(batchId, from);
		return true;
	}

	// Ends every shard of an expired batch that has not ended.
	void expire(String batchId) {
		int from = 0;
		List<Shard> page;
		do {
			page = this.shards.page(batchId, from, PAGE);
			page.stream().filter((shard) -> !shard.classified()).forEach(this.steps::expire);
			from += page.size();
		}
		while (page.size() == PAGE);
	}

	void forget(String batchId) {
		this.classifiedUpTo.remove(batchId);
	}

}
