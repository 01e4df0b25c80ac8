package dev.crossover.gpu.completion;

import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.dispatch.ShardSteps;
import dev.crossover.gpu.dispatch.Signals;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.trail.BatchTrail;
import dev.crossover.policy.routing.Pipeline;
import io.awspring.cloud.sqs.annotation.SqsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Listens to SageMaker's notifications. A message is deleted only after what follows from
 * it is in the ledger; it may come twice, late, in any order, or never.
 */
@Component
class Completions {

	private static final Logger log = LoggerFactory.getLogger(Completions.class);

	private final ShardSteps steps;

	private final Signals signals;

	private final JsonMapper json;

	private final BatchTrail trail;

	Completions(ShardSteps steps, Signals signals, JsonMapper json, BatchTrail trail) {
		this.steps = steps;
		this.signals = signals;
		this.json = json;
		this.trail = trail;
	}

	@SqsListener(queueNames = "${crossover.stack.completions-queue-url}", factory = "oneByOne")
	void receive(String body) {
		Notification.read(body, this.json)
			.ifPresentOrElse(this::follow, () -> log.info("A notification speaks of no attempt of ours"));
	}

	private void follow(Notification notification) {
		ShardKey shard = notification.attempt().shard();
		try (Trail.Walk _ = this.trail.follow("follow notification", shard.batchId())) {
			this.steps.advance(shard, notification.hint());
		}
		this.signals.raise(Pipeline.GPU);
	}

}
