package dev.crossover.gpu.intake;

import java.util.List;

import dev.crossover.common.ledger.Batch;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/**
 * Removes what an intake left that did not come to its end. The batch is marked first, so
 * that it cannot be queued any more, and goes last, so that a removal that is cut short
 * is taken up again.
 */
@Component
public class Removal {

	private static final int PAGE = 100;

	private final Batches batches;

	private final Shards shards;

	private final Payloads payloads;

	Removal(Batches batches, Shards shards, Payloads payloads) {
		this.batches = batches;
		this.shards = shards;
		this.payloads = payloads;
	}

	/**
	 * Removes a batch by the intake that began it; one that is queued after all stays.
	 * @param batch the batch
	 */
	void remove(Batch batch) {
		if (this.batches.abandon(batch.id())) {
			removeAll(batch);
		}
	}

	/**
	 * Removes a batch whose intake is not heard of; one that is heard of meanwhile stays.
	 * @param seen the batch
	 */
	public void remove(OpenBatch seen) {
		if (this.batches.abandon(seen)) {
			removeAll(seen.batch());
		}
	}

	private void removeAll(Batch batch) {
		String batchId = batch.id();
		this.payloads.removeAll(batchId);
		List<Shard> page = this.shards.page(batchId, 0, PAGE);
		while (!page.isEmpty()) {
			page.forEach((shard) -> this.shards.remove(shard.key()));
			page = this.shards.page(batchId, page.getLast().key().number() + 1, PAGE);
		}
		this.batches.remove(batch);
	}

}
