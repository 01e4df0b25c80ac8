package dev.crossover.infra;

import java.util.List;

import dev.crossover.infra.items.ItemTable;

/**
 * The tables, by what they hold.
 *
 * @param ledger batches and shards: what was accepted, is in flight and is done
 * @param results what became of each document
 * @param accounts accounts and their hashed keys
 * @param idempotency answers given once, to be given again
 * @param scalingLog what the scaler saw and did
 */
record Tables(ItemTable ledger, ItemTable results, ItemTable accounts, ItemTable idempotency, ItemTable scalingLog) {

	List<ItemTable> all() {
		return List.of(this.ledger, this.results, this.accounts, this.idempotency, this.scalingLog);
	}

}
