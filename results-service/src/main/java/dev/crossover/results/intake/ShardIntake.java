package dev.crossover.results.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.result.ResultLine;
import dev.crossover.results.batch.BatchLedger;
import dev.crossover.results.batch.ShardLedger;
import dev.crossover.results.page.PagePacker;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Stores the output of a shard, once, however often it is announced. */
@Component
class ShardIntake {

	private static final Logger log = LoggerFactory.getLogger(ShardIntake.class);

	private final Ledgers ledgers;

	private final ShardOutputs outputs;

	private final PagePacker packer;

	private final ShardTransaction transaction;

	private final InstantSource clock;

	ShardIntake(Ledgers ledgers, ShardOutputs outputs, PagePacker packer, ShardTransaction transaction,
			InstantSource clock) {
		this.ledgers = ledgers;
		this.outputs = outputs;
		this.packer = packer;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Stores a shard's output; does nothing when it is stored already.
	 * @param message the shard
	 * @return what the shard belongs to
	 */
	Submission.Key store(ResultsMessage.ShardClassified message) {
		Submission.Key batch = new Submission.Key(Submission.Kind.BATCH, message.batchId());
		if (!this.ledgers.shards().isStored(message.batchId(), message.shard())) {
			boolean first = storeOutput(message);
			log.info("Shard {} of {}: {} results {}", message.shard(), message.batchId(), message.documents(),
					first ? "stored" : "were stored already");
		}
		return batch;
	}

	private boolean storeOutput(ResultsMessage.ShardClassified message) {
		Batch batch = this.ledgers.batches()
			.find(message.batchId())
			.orElseThrow(() -> new UnacceptableResultsException("there is no batch " + message.batchId()));
		List<ResultLine> lines = this.outputs.read(message);
		ResultRules.of(batch.models()).check(lines);
		Submission submission = Submission.of(batch);
		Instant now = this.clock.instant();
		List<ResultPage> pages = ResultPage.ofShard(submission, message.shard(), this.packer.pack(lines), now);
		return this.transaction.store(message, lines, pages, now);
	}

	/**
	 * What the ledger knows.
	 *
	 * @param batches of batches
	 * @param shards of shards
	 */
	@Component
	record Ledgers(BatchLedger batches, ShardLedger shards) {
	}

}
