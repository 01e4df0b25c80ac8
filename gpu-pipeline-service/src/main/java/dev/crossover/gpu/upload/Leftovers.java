package dev.crossover.gpu.upload;

import java.util.List;
import java.util.Objects;

import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/**
 * What stagings that came to no good end have left of a batch. An item goes before its
 * objects and only while the term lasts, so that nothing of a successor is removed; an
 * object of which no item speaks ages out.
 */
@Component
class Leftovers {

	private static final int PAGE = 100;

	private final Shards shards;

	private final UploadedBatches batches;

	private final Payloads payloads;

	Leftovers(Shards shards, UploadedBatches batches, Payloads payloads) {
		this.shards = shards;
		this.batches = batches;
		this.payloads = payloads;
	}

	void remove(StagingTerm term) {
		List<Shard> page = page(term, 0);
		while (!page.isEmpty()) {
			page.forEach((shard) -> remove(term, shard));
			page = page(term, page.getLast().key().number() + 1);
		}
	}

	private List<Shard> page(StagingTerm term, int from) {
		return this.shards.page(term.batch().id(), from, PAGE);
	}

	private void remove(StagingTerm term, Shard shard) {
		this.batches.remove(term, shard.key());
		shard.outputs().forEach(this.payloads::remove);
		if (shard.payload() != null) {
			this.payloads.remove(Objects.requireNonNull(shard.payload()));
		}
	}

}
