package dev.crossover.gpu.announce;

import java.time.Instant;
import java.time.InstantSource;

import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.dispatch.RetryRules;

import org.springframework.stereotype.Component;

/**
 * Tells results-service of a shard's output. First the message, then the ledger: whoever
 * dies in between leaves a shard that is announced again, which stores nothing twice.
 */
@Component
public class Announcer {

	private final ResultsQueue results;

	private final Shards shards;

	private final RetryRules rules;

	private final InstantSource clock;

	Announcer(ResultsQueue results, Shards shards, RetryRules rules, InstantSource clock) {
		this.results = results;
		this.shards = shards;
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * Announces a shard's output, for the first time or again.
	 * @param shard the shard
	 * @param output its output
	 */
	public void announce(Shard shard, S3Location output) {
		this.results.send(new ResultsMessage.ShardClassified(shard.key().batchId(), shard.key().number(),
				shard.documents(), output.bucket(), output.key()));
		Instant deadline = this.clock.instant().plus(this.rules.announceTimeout());
		this.shards.classified(shard, output, deadline);
	}

}
