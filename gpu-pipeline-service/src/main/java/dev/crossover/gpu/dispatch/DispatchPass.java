package dev.crossover.gpu.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.ledger.OpenWork;
import dev.crossover.gpu.ledger.OpenWork.OpenShard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.trail.BatchTrail;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * One look at everything a pipeline has to do: first the shards that are due, for their
 * outcome may be lost, then as many new ones as there is room for. A pass serves many
 * batches, but each of its looks one: so it is looks, not passes, that are part of a
 * trace.
 */
@Component
class DispatchPass {

	private static final Logger log = LoggerFactory.getLogger(DispatchPass.class);

	private static final int INDEX_PAGE = 1_000;

	private static final int AT_ONCE = 32;

	private final OpenWork openWork;

	private final Unstarted unstarted;

	private final ShardSteps steps;

	private final BatchTrail trail;

	private final DispatchTimes times;

	DispatchPass(OpenWork openWork, Unstarted unstarted, ShardSteps steps, BatchTrail trail, DispatchTimes times) {
		this.openWork = openWork;
		this.unstarted = unstarted;
		this.steps = steps;
		this.trail = trail;
		this.times = times;
	}

	void run(Pipeline pipeline) {
		List<OpenShard> inFlight = this.openWork.shards(pipeline, ShardStatus.IN_FLIGHT, INDEX_PAGE);
		advance(due(inFlight));
		advance(due(this.openWork.shards(pipeline, ShardStatus.CLASSIFIED, AT_ONCE)));
		advance(this.unstarted.next(pipeline, inFlight.size()));
	}

	private List<ShardKey> due(List<OpenShard> shards) {
		Instant now = this.times.now();
		return shards.stream().filter((shard) -> !shard.due().isAfter(now)).limit(AT_ONCE).map(OpenShard::key).toList();
	}

	private void advance(List<ShardKey> shards) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			shards.forEach((shard) -> threads.execute(() -> look(shard)));
		}
	}

	private void look(ShardKey shard) {
		try (Trail.Walk _ = this.trail.follow("look at shard", shard.batchId())) {
			advance(shard);
		}
	}

	private void advance(ShardKey shard) {
		try {
			this.steps.advance(shard, new Hint.Due());
		}
		catch (RuntimeException ex) {
			log.warn("Shard {} is not a step further; it is looked at again", shard, ex);
		}
	}

}
