package dev.crossover.gpu.sweep;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.announce.Ending;
import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.trail.BatchTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The shards of a batch that have no output yet. It remembers up to where all have one,
 * which never goes back, so that looking again costs little.
 */
@Component
class Unclassified {

	private static final Logger log = LoggerFactory.getLogger(Unclassified.class);

	private static final int PAGE = 100;

	private static final int AT_ONCE = 32;

	private final Map<String, Integer> classifiedUpTo = new ConcurrentHashMap<>();

	private final Shards shards;

	private final ShardSteps steps;

	private final BatchTrail trail;

	Unclassified(Shards shards, ShardSteps steps, BatchTrail trail) {
		this.shards = shards;
		this.steps = steps;
		this.trail = trail;
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

	// Ends every shard of a batch that is not to run any more, some at a time.
	void end(String batchId, Ending ending) {
		int from = this.classifiedUpTo.getOrDefault(batchId, 0);
		List<Shard> page;
		do {
			page = this.shards.page(batchId, from, AT_ONCE);
			end(page.stream().filter((shard) -> !shard.classified()).toList(), ending);
			from += page.size();
		}
		while (page.size() == AT_ONCE);
	}

	private void end(List<Shard> some, Ending ending) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			some.forEach((shard) -> threads.execute(() -> follow(shard, ending)));
		}
	}

	private void follow(Shard shard, Ending ending) {
		try (Trail.Walk _ = this.trail.follow("end shard", shard.key().batchId())) {
			end(shard, ending);
		}
	}

	// One that does not end now is met again: its batch is not stored before.
	private void end(Shard shard, Ending ending) {
		try {
			this.steps.end(shard, ending);
		}
		catch (RuntimeException ex) {
			log.warn("Shard {} has not ended yet; it is looked at again", shard.key(), ex);
		}
	}

	void forget(String batchId) {
		this.classifiedUpTo.remove(batchId);
	}

}
