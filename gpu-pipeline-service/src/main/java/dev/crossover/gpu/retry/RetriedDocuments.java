package dev.crossover.gpu.retry;

import java.util.Optional;
import java.util.stream.Stream;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.ledger.RetrySource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.payload.Payloads;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The documents that a retry runs again, as long as they are kept. */
@Component
public class RetriedDocuments {

	private final Batches batches;

	private final Shards shards;

	private final Payloads payloads;

	private final JsonMapper json;

	RetriedDocuments(Batches batches, Shards shards, Payloads payloads, JsonMapper json) {
		this.batches = batches;
		this.shards = shards;
		this.payloads = payloads;
		this.json = json;
	}

	/**
	 * Refuses a retry that cannot be. Of what was staged the first shard is looked for:
	 * all of it ages out at the same time.
	 * @param source what is to run again
	 * @param account whose it must be
	 * @throws ProblemException when there is no such batch of the account, it has not
	 * ended, or its documents are gone
	 */
	public void check(RetrySource source, Account account) {
		OpenBatch found = this.batches.find(source.retryOf())
			.filter((batch) -> batch.batch().account().id().equals(account.id()))
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such batch."));
		if (!found.batch().state().isTerminal()) {
			throw new ProblemException(ErrorCode.BATCH_NOT_ENDED, "The batch has not ended. Wait for its end.");
		}
		if (this.shards.find(new ShardKey(source.retryOf(), 0)).filter(this::isKept).isEmpty()) {
			throw new ProblemException(ErrorCode.DOCUMENTS_EXPIRED, ShardContents.GONE);
		}
	}

	private boolean isKept(Shard shard) {
		boolean documents = Optional.ofNullable(shard.payload()).map(this.payloads::exists).orElse(true);
		return documents && shard.outputs().stream().anyMatch(this.payloads::exists);
	}

	/**
	 * Opens what is to run again.
	 * @param source what
	 * @param progress told at every shard that is looked through
	 * @return the documents in the order of the batch's input, counted anew; they end
	 * with a {@link MalformedSubmissionException} where one is gone
	 */
	public DocumentReader open(RetrySource source, Runnable progress) {
		ShardContents read = new ShardContents(this.payloads, this.json, source.outcomes());
		return new RetriedReader(shards(source, progress).flatMap(read::accepted).iterator(),
				shards(source, progress).flatMap(read::refused).iterator(), source.documents());
	}

	private Stream<Shard> shards(RetrySource source, Runnable progress) {
		return new ShardWalk(this.shards, source.retryOf()).stream().peek((_) -> progress.run());
	}

}
