package dev.crossover.gpu.dispatch;

import java.util.Objects;

import dev.crossover.gpu.announce.Announcer;
import dev.crossover.gpu.announce.Ending;
import dev.crossover.gpu.announce.Endings;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.dispatch.ShardObservation.Output;
import dev.crossover.policy.dispatch.ShardStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Takes a shard one step further. Every reason to do so ends here: a queued batch, a
 * notification, a look that is due. So what is right is decided in one place.
 */
@Component
public class ShardSteps {

	private static final Logger log = LoggerFactory.getLogger(ShardSteps.class);

	private final Shards shards;

	private final Traces traces;

	private final Attempts attempts;

	private final Announcer announcer;

	private final Endings endings;

	ShardSteps(Shards shards, Traces traces, Attempts attempts, Announcer announcer, Endings endings) {
		this.shards = shards;
		this.traces = traces;
		this.attempts = attempts;
		this.announcer = announcer;
		this.endings = endings;
	}

	/**
	 * Looks at a shard, decides and acts.
	 * @param key which shard
	 * @param hint why now
	 */
	public void advance(ShardKey key, Hint hint) {
		this.shards.find(key)
			.ifPresentOrElse((shard) -> act(this.traces.look(shard, hint)),
					() -> log.info("Shard {} is not in the ledger", key));
	}

	/**
	 * Ends a shard whose batch is not to run any more: with its results, if there are any
	 * by now.
	 * @param shard the shard
	 * @param ending how its documents end otherwise
	 */
	public void end(Shard shard, Ending ending) {
		Traces.Seen seen = this.traces.look(shard, new Hint.Due());
		if (seen.left() == Output.SUCCESS) {
			announce(seen);
		}
		else {
			this.endings.end(shard, ending);
		}
	}

	private void act(Traces.Seen seen) {
		Shard shard = seen.shard();
		switch (this.traces.decide(seen)) {
			case ShardStep.Invoke invoke -> this.attempts.next(shard, invoke);
			case ShardStep.Announce _ -> announce(seen);
			case ShardStep.GiveUp giveUp -> this.endings.giveUp(shard, giveUp.code());
			case ShardStep.Wait _ -> this.attempts.lookAgain(shard);
			case ShardStep.Done _ -> log.debug("Shard {} is stored", shard.key());
		}
	}

	private void announce(Traces.Seen seen) {
		this.announcer.announce(seen.shard(), Objects.requireNonNull(seen.output()));
	}

}
