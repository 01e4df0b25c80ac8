package dev.crossover.gpu.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.dispatch.ShardStatus;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import org.springframework.stereotype.Component;

/**
 * The shards of the ledger. Every change names what it expects to find: of several who
 * act on what they saw, one wins, and the others learn that they have nothing to do.
 */
@Component
public class Shards {

	private final LedgerTable table;

	private final ShardItem item;

	Shards(LedgerTable table, Stack stack) {
		this.table = table;
		this.item = new ShardItem(stack.payloadBucket());
	}

	/**
	 * Adds a shard whose object is durable.
	 * @param shard the shard
	 */
	public void add(Shard shard) {
		this.table.put(this.item.write(shard));
	}

	/**
	 * Reads a shard.
	 * @param key which shard
	 * @return the shard, or empty when there is none
	 */
	public Optional<Shard> find(ShardKey key) {
		return this.table.read(LedgerKeys.batch(key.batchId()), LedgerKeys.shard(key.number())).map(this.item::read);
	}

	/**
	 * Reads shards of a batch in the order of their numbers.
	 * @param batchId the batch
	 * @param from the first number
	 * @param limit how many
	 * @return the shards; fewer than the limit only at the end of the batch
	 */
	public List<Shard> page(String batchId, int from, int limit) {
		return this.table
			.query(QueryRequest.builder()
				.consistentRead(true)
				.limit(limit)
				.keyConditionExpression("pk = :pk AND sk >= :from")
				.expressionAttributeValues(Map.of(":pk", Item.attribute(LedgerKeys.batch(batchId)), ":from",
						Item.attribute(LedgerKeys.shard(from)))))
			.items()
			.stream()
			.map(this.item::read)
			.toList();
	}

	/**
	 * Takes the right to start an attempt. It must be taken before anything is started,
	 * so that of two who want to, one does not.
	 * @param seen the shard as it was when this was decided
	 * @param attempt the attempt's number
	 * @param deadline when the attempt counts as lost
	 * @return whether the right is ours
	 */
	public boolean claim(Shard seen, int attempt, Instant deadline) {
		return change(seen.key(),
				unchanged(seen).set("status", ShardStatus.IN_FLIGHT.name())
					.set("attempt", attempt)
					.set("deadline", deadline)
					.set(OpenWork.PARTITION, OpenWork.partition(seen.pipeline(), ShardStatus.IN_FLIGHT))
					.set(OpenWork.DUE, OpenWork.due(deadline, seen.key()))
					.remove("failure")
					.remove("retry_at"));
	}

	/**
	 * Gives a claim back, since nothing was started: the attempt does not count.
	 * @param id the attempt
	 * @param retryAt when it may be claimed again
	 */
	public void release(AttemptId id, Instant retryAt) {
		change(id.shard(),
				running(id).set("attempt", id.attempt() - 1)
					.set("retry_at", retryAt)
					.set(OpenWork.DUE, OpenWork.due(retryAt, id.shard())));
	}

	/**
	 * Notes where an attempt leaves its output or word of its failure. Where the attempt
	 * has been superseded, its output is still noted: it may come first.
	 * @param id the attempt
	 * @param output where its output will be
	 * @param failure where word of its failure would be
	 * @param deadline when it counts as lost
	 * @param due when to look for either
	 */
	public void started(AttemptId id, S3Location output, @Nullable S3Location failure, Instant deadline, Instant due) {
		Change change = running(id).append("outputs", output.uri())
			.set("deadline", deadline)
			.set(OpenWork.DUE, OpenWork.due(due, id.shard()));
		if (failure != null) {
			change.set("failure", failure.uri());
		}
		if (!change(id.shard(), change)) {
			change(id.shard(),
					new Change().append("outputs", output.uri()).ifEquals("status", ShardStatus.IN_FLIGHT.name()));
		}
	}

	/**
	 * Moves the deadline of an attempt that is known to run.
	 * @param id the attempt
	 * @param deadline when it counts as lost
	 */
	public void extend(AttemptId id, Instant deadline) {
		change(id.shard(), running(id).set("deadline", deadline).set(OpenWork.DUE, OpenWork.due(deadline, id.shard())));
	}

	/**
	 * Notes that an attempt failed, and when to start the next.
	 * @param id the attempt
	 * @param retryAt when
	 */
	public void hold(AttemptId id, Instant retryAt) {
		change(id.shard(),
				running(id).ifAbsent("retry_at")
					.set("retry_at", retryAt)
					.set(OpenWork.DUE, OpenWork.due(retryAt, id.shard())));
	}

	/**
	 * Notes when to look at an attempt again.
	 * @param id the attempt
	 * @param due when
	 */
	public void lookAgain(AttemptId id, Instant due) {
		change(id.shard(), running(id).set(OpenWork.DUE, OpenWork.due(due, id.shard())));
	}

	/**
	 * Notes that results-service was told of an output; the first one stays.
	 * @param shard the shard
	 * @param output its output
	 * @param deadline when to tell again if it is not stored
	 */
	public void classified(Shard shard, S3Location output, Instant deadline) {
		Change change = (shard.status() == ShardStatus.CLASSIFIED)
				? new Change().ifEquals("status", ShardStatus.CLASSIFIED.name())
				: new Change().ifExists(LedgerKeys.PK)
					.ifDiffers("status", ShardStatus.CLASSIFIED.name())
					.ifDiffers("status", ShardStatus.STORED.name())
					.set("status", ShardStatus.CLASSIFIED.name())
					.set("output_bucket", output.bucket())
					.set("output_key", output.key())
					.remove("retry_at");
		change(shard.key(),
				change.set("deadline", deadline)
					.set(OpenWork.PARTITION, OpenWork.partition(shard.pipeline(), ShardStatus.CLASSIFIED))
					.set(OpenWork.DUE, OpenWork.due(deadline, shard.key())));
	}

	/**
	 * Removes a shard.
	 * @param key which shard
	 */
	public void remove(ShardKey key) {
		this.table.delete(LedgerKeys.batch(key.batchId()), LedgerKeys.shard(key.number()));
	}

	private static Change unchanged(Shard seen) {
		return new Change().ifEquals("status", seen.status().name()).ifEquals("attempt", seen.latest().attempt());
	}

	private static Change running(AttemptId id) {
		return new Change().ifEquals("status", ShardStatus.IN_FLIGHT.name()).ifEquals("attempt", id.attempt());
	}

	private boolean change(ShardKey key, Change change) {
		return this.table.change(LedgerKeys.batch(key.batchId()), LedgerKeys.shard(key.number()), change);
	}

}
