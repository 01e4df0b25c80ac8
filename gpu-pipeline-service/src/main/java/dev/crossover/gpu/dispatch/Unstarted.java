package dev.crossover.gpu.dispatch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.Milestone;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.stereotype.Component;

/**
 * Finds shards that nobody has begun with by walking queued batches, oldest first. It
 * remembers how far each batch is begun, which never goes back; another instance, or this
 * one after a restart, finds out anew.
 */
@Component
class Unstarted {

	private static final int PAGE = 100;

	private static final int AT_ONCE = 32;

	private static final int EXHAUSTED = Integer.MAX_VALUE;

	private final Map<Pipeline, Map<String, Integer>> begun = new EnumMap<>(Pipeline.class);

	private final OpenWork openWork;

	private final Batches batches;

	private final Shards shards;

	private final DispatchTimes times;

	private final Room room;

	Unstarted(OpenWork openWork, Batches batches, Shards shards, DispatchTimes times, Room room) {
		this.openWork = openWork;
		this.batches = batches;
		this.shards = shards;
		this.times = times;
		this.room = room;
		for (Pipeline pipeline : Pipeline.values()) {
			this.begun.put(pipeline, new ConcurrentHashMap<>());
		}
	}

	// As many as there is room for beside those in flight.
	List<ShardKey> next(Pipeline pipeline, int inFlight) {
		int limit = Math.min(this.room.of(pipeline, inFlight), AT_ONCE);
		List<String> due = this.openWork.dueBatches(pipeline, this.times.now());
		Map<String, Integer> walked = Objects.requireNonNull(this.begun.get(pipeline));
		walked.keySet().retainAll(due);
		List<ShardKey> found = new ArrayList<>();
		for (String batchId : due) {
			if (found.size() < limit && walked.getOrDefault(batchId, 0) < EXHAUSTED) {
				found.addAll(next(batchId, walked, limit - found.size()));
			}
		}
		return found;
	}

	private List<ShardKey> next(String batchId, Map<String, Integer> walked, int limit) {
		return this.batches.find(batchId)
			.filter((open) -> open.mayRun(this.times.now()))
			.map((open) -> started(open, walk(batchId, walked, limit)))
			.orElse(List.of());
	}

	private List<ShardKey> walk(String batchId, Map<String, Integer> walked, int limit) {
		List<ShardKey> found = new ArrayList<>();
		int from = walked.getOrDefault(batchId, 0);
		boolean more = true;
		while (more && found.size() < limit) {
			List<Shard> page = this.shards.page(batchId, from, PAGE);
			page.stream().filter(Shard::untouched).limit(limit - found.size()).map(Shard::key).forEach(found::add);
			more = page.size() == PAGE;
			from += page.size();
		}
		// What was found is begun only once the ledger says so: there the next walk
		// starts.
		walked.put(batchId, found.isEmpty() ? EXHAUSTED : found.getFirst().number());
		return found;
	}

	private List<ShardKey> started(OpenBatch open, List<ShardKey> found) {
		if (!found.isEmpty() && open.batch().pipeline() == Pipeline.CPU
				&& open.batch().milestones().runningAt() == null) {
			this.batches.reached(open.batch().id(), Milestone.RUNNING, this.times.now());
		}
		return found;
	}

}
