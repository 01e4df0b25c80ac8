package dev.crossover.gpu.intake;

import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.gpu.ledger.UploadedBatches;
import dev.crossover.gpu.payload.Payloads;

import org.springframework.stereotype.Component;

/** Makes complete shards durable: first the object, then the item that speaks of it. */
@Component
class ShardStore {

	private final Payloads payloads;

	private final Shards shards;

	private final UploadedBatches uploads;

	ShardStore(Payloads payloads, Shards shards, UploadedBatches uploads) {
		this.payloads = payloads;
		this.shards = shards;
		this.uploads = uploads;
	}

	void store(StagingTerm term, int number, int documents, Kind kind, byte[] lines) {
		ShardKey key = new ShardKey(term.batch().id(), number);
		Shard shard = switch (kind) {
			case ACCEPTED -> Shard.staged(key, term.pipeline(), documents, accepted(term, key, lines));
			case REFUSED -> Shard.refused(key, term.pipeline(), documents, refused(term, key, lines));
		};
		if (term.mayBeSuperseded()) {
			this.uploads.add(term, shard);
		}
		else {
			this.shards.add(shard);
		}
	}

	private S3Location accepted(StagingTerm term, ShardKey key, byte[] lines) {
		return term.mayBeSuperseded() ? this.payloads.writeShard(key, term.number(), lines)
				: this.payloads.writeShard(key, lines);
	}

	private S3Location refused(StagingTerm term, ShardKey key, byte[] lines) {
		return this.payloads.writeOutput(key,
				term.mayBeSuperseded() ? "refused-%d".formatted(term.number()) : "refused", lines);
	}

	/** What the documents of a shard are. */
	enum Kind {

		/** To be classified. */
		ACCEPTED,

		/** Refused: their results are known. */
		REFUSED

	}

}
