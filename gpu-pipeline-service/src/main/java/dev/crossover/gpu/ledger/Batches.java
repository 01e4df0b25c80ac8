package dev.crossover.gpu.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.common.usage.Metered;
import dev.crossover.policy.account.Quotas;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.stereotype.Component;

/** The batches of the ledger, but for their counters, which are results-service's. */
@Component
public class Batches {

	private static final String QUEUED_AT = "queued_at";

	private static final String ABANDONED = "abandoned";

	private final LedgerTable table;

	private final BatchItem item;

	private final Trail trail;

	Batches(LedgerTable table, BatchItem item, Trail trail) {
		this.table = table;
		this.item = item;
		this.trail = trail;
	}

	/**
	 * Adds a batch that is about to be staged. It keeps where the work of the current
	 * thread comes from.
	 * @param batch the batch
	 * @param abandonedAt when to take it for abandoned, unless it is heard of again
	 * @param quotas what its account may use
	 * @return whether it is added; not when there is another of its id
	 * @throws OverQuotaException when the account has as many batches open as it may
	 */
	public boolean begin(Batch batch, Instant abandonedAt, Quotas quotas) {
		Origin origin = this.trail.origin().orUnder(batch.id());
		return this.table.putNew(
				ItemOrigin.write(this.item.write(batch), origin)
					.with("shards_stored", 0)
					.with(OpenWork.PARTITION, LedgerKeys.openBatches(batch.pipeline()))
					.with(OpenWork.DUE, OpenWork.due(abandonedAt, batch.id())),
				Metered.opened(batch.account().id(), quotas)) || isOurs(batch, origin);
	}

	/**
	 * Lets a batch that is being staged be heard of.
	 * @param id the batch
	 * @param abandonedAt when to take it for abandoned
	 * @return whether it is still there; not when it was taken for abandoned
	 */
	public boolean stillStaging(String id, Instant abandonedAt) {
		return change(id, staging().set(OpenWork.DUE, OpenWork.due(abandonedAt, id)));
	}

	/**
	 * Queues a batch: from here on it is accepted, and everything it consists of is
	 * durable.
	 * @param batch the batch, with its total and shards
	 * @param metered what its account uses by it
	 * @return whether it is queued; not when it was taken for abandoned
	 * @throws OverQuotaException when the account has less left
	 */
	public boolean queue(Batch batch, Metered metered) {
		Instant queuedAt = Objects.requireNonNull(batch.milestones().queuedAt());
		Change change = staging().set(QUEUED_AT, queuedAt)
			.set("total", batch.counts().total())
			.set("shards", batch.shards())
			.set(OpenWork.DUE, OpenWork.due(queuedAt, batch.id()));
		return this.table.change(LedgerKeys.batch(batch.id()), LedgerKeys.BATCH, change, metered) || queued(batch.id());
	}

	/**
	 * Takes a batch for abandoned, which no longer can be queued from then on.
	 * @param id the batch
	 * @return whether it may be removed; not when it is queued
	 */
	public boolean abandon(String id) {
		return change(id, new Change().ifExists(LedgerKeys.PK).ifAbsent(QUEUED_AT).set(ABANDONED, "true"));
	}

	/**
	 * Takes a batch for abandoned, unless it has been heard of meanwhile.
	 * @param seen the batch as it was when this was decided
	 * @return whether it may be removed
	 */
	public boolean abandon(OpenBatch seen) {
		return change(seen.batch().id(),
				new Change().ifEquals(OpenWork.DUE, seen.due()).ifAbsent(QUEUED_AT).set(ABANDONED, "true"));
	}

	/**
	 * Notes that a milestone was reached; the first time stays.
	 * @param id the batch
	 * @param milestone the milestone
	 * @param at when
	 */
	public void reached(String id, Milestone milestone, Instant at) {
		change(id, new Change().ifExists(QUEUED_AT).ifAbsent(milestone.attribute()).set(milestone.attribute(), at));
	}

	/**
	 * Notes that a batch is to be canceled; the first time stays. An upload that nobody
	 * has staged yet is due at once, so that whoever stages it is superseded.
	 * @param id the batch
	 * @param at when that was asked for
	 */
	public void cancel(String id, Instant at) {
		Change upload = new Change().ifExists(UploadedBatches.UPLOAD)
			.ifAbsent(QUEUED_AT)
			.set(OpenWork.DUE, OpenWork.due(at, id));
		boolean _ = change(id, requested(upload, at)) || change(id, requested(new Change(), at));
	}

	private static Change requested(Change change, Instant at) {
		return change.ifExists(OpenWork.PARTITION)
			.ifAbsent(LedgerKeys.CANCEL_REQUESTED_AT)
			.set(LedgerKeys.CANCEL_REQUESTED_AT, at);
	}

	/**
	 * Takes a batch that ended off the open work, and makes room for another one.
	 * @param batch the batch
	 */
	public void close(Batch batch) {
		this.table.change(LedgerKeys.batch(batch.id()), LedgerKeys.BATCH,
				new Change().ifExists(OpenWork.PARTITION).remove(OpenWork.PARTITION).remove(OpenWork.DUE),
				Metered.ended(batch.account().id()));
	}

	/**
	 * Removes a batch that is abandoned and has nothing left, and makes room for another
	 * one.
	 * @param batch the batch
	 */
	public void remove(Batch batch) {
		this.table.delete(LedgerKeys.batch(batch.id()), LedgerKeys.BATCH, Metered.ended(batch.account().id()));
	}

	/**
	 * Reads a batch.
	 * @param id its id
	 * @return the batch, or empty when there is none
	 */
	public Optional<OpenBatch> find(String id) {
		return this.table.read(LedgerKeys.batch(id), LedgerKeys.BATCH).map(this::read);
	}

	/**
	 * Reads some of many batches, in one request and as they were a moment ago.
	 * @param ids their ids
	 * @return the first of them, as many as one request may read
	 */
	public List<Batch> some(List<String> ids) {
		return this.table.readSome(ids.stream().map(LedgerKeys::batch).toList(), LedgerKeys.BATCH)
			.stream()
			.map(this.item::read)
			.toList();
	}

	private OpenBatch read(Map<String, AttributeValue> attributes) {
		Item read = Item.of(attributes);
		return new OpenBatch(this.item.read(attributes), ItemOrigin.read(read), (int) read.number("shards_stored"),
				read.optional(OpenWork.DUE).map(AttributeValue::s).orElse(""));
	}

	// Whether an update that failed was in fact our own, answered too late.
	private boolean queued(String id) {
		return find(id).map((batch) -> batch.batch().milestones().queuedAt()).isPresent();
	}

	// Whether a put that was refused had in fact been made, and answered too late.
	private boolean isOurs(Batch batch, Origin origin) {
		return find(batch.id()).filter((found) -> found.origin().equals(origin))
			.map((found) -> found.batch().milestones())
			.filter(batch.milestones()::equals)
			.isPresent();
	}

	private static Change staging() {
		return new Change().ifExists(LedgerKeys.PK).ifAbsent(QUEUED_AT).ifAbsent(ABANDONED);
	}

	private boolean change(String id, Change change) {
		return this.table.change(LedgerKeys.batch(id), LedgerKeys.BATCH, change);
	}

}
