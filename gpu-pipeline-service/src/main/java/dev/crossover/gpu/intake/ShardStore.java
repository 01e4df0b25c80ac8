package dev.crossover.gpu.intake;

import dev.crossover.common.ledger.Batch;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/** Makes complete shards durable: first the object, then the item that speaks of it. */
@Component
class ShardStore {

	private final Payloads payloads;

	private final Shards shards;

	ShardStore(Payloads payloads, Shards shards) {
		this.payloads = payloads;
		this.shards = shards;
	}

	void store(Batch batch, int number, int documents, Kind kind, byte[] lines) {
		ShardKey key = new ShardKey(batch.id(), number);
		Shard shard = switch (kind) {
			case ACCEPTED -> Shard.staged(key, batch.pipeline(), documents, this.payloads.writeShard(key, lines));
			case REFUSED ->
				Shard.refused(key, batch.pipeline(), documents, this.payloads.writeOutput(key, "refused", lines));
		};
		this.shards.add(shard);
	}

	/** What the documents of a shard are. */
	enum Kind {

		/** To be classified. */
		ACCEPTED,

		/** Refused: their results are known. */
		REFUSED

	}

}
