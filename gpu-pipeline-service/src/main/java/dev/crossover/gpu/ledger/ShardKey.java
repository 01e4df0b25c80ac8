package dev.crossover.gpu.ledger;

/**
 * Which shard.
 *
 * @param batchId its batch
 * @param number its number within the batch, from 0
 */
public record ShardKey(String batchId, int number) {

	@Override
	public String toString() {
		return "%s-%06d".formatted(this.batchId, this.number);
	}

}
