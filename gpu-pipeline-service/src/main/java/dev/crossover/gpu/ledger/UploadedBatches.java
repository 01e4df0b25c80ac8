package dev.crossover.gpu.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.common.ledger.Failure;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.usage.Metered;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Batches of the ledger whose documents lie in S3 already, until they are queued. Every
 * write of a staging names its term, so that one that was taken for dead cannot mix what
 * it still writes with what its successor stages.
 */
@Component
public class UploadedBatches {

	static final String UPLOAD = "upload";

	private static final String TERM = "staging_term";

	private static final String QUEUED_AT = "queued_at";

	private final LedgerTable table;

	private final BatchItem item;

	private final ShardItem shardItem;

	private final JsonMapper json;

	UploadedBatches(LedgerTable table, BatchItem item, Stack stack, JsonMapper json) {
		this.table = table;
		this.item = item;
		this.shardItem = new ShardItem(stack.payloadBucket());
		this.json = json;
	}

	/**
	 * Adds a batch that is to be staged from an upload. It is accepted from here on.
	 * @param batch the batch
	 * @param upload what is to be staged
	 * @return whether it is added; not when there is another of its id
	 * @throws OverQuotaException when the account has as many batches open as it may
	 */
	public boolean begin(Batch batch, UploadedBatch.Upload upload) {
		return this.table.putNew(
				ItemOrigin.write(this.item.write(batch), upload.origin().orUnder(batch.id()))
					.with("shards_stored", 0)
					.with(UPLOAD, this.json.writeValueAsString(upload))
					.with(TERM, 0)
					.with(OpenWork.PARTITION, LedgerKeys.UPLOADS)
					.with(OpenWork.DUE, OpenWork.due(batch.milestones().createdAt(), batch.id())),
				Metered.opened(batch.account().id(), upload.quotas()));
	}

	/**
	 * Reads a batch.
	 * @param id its id
	 * @return the batch, or empty when there is none or it was not uploaded
	 */
	public Optional<UploadedBatch> find(String id) {
		return this.table.read(LedgerKeys.batch(id), LedgerKeys.BATCH)
			.filter((attributes) -> attributes.containsKey(UPLOAD))
			.map(this::read);
	}

	/**
	 * Takes the right to stage a batch. Whoever had it has it no longer.
	 * @param seen the batch as it was when this was decided
	 * @param due when somebody else may take it, unless it is heard of again
	 * @return the term, or empty when another process was faster
	 */
	public Optional<StagingTerm> claim(UploadedBatch seen, Instant due) {
		StagingTerm term = new StagingTerm(seen.batch(), seen.terms() + 1);
		boolean ours = change(seen.batch().id(),
				during(seen.terms()).ifEquals(OpenWork.DUE, seen.due())
					.set(TERM, term.number())
					.set(OpenWork.DUE, OpenWork.due(due, seen.batch().id())));
		return ours ? Optional.of(term) : Optional.empty();
	}

	/**
	 * Moves the time at which somebody else may stage the batch.
	 * @param term the staging
	 * @param due that time
	 * @throws SupersededException when somebody else does already
	 */
	public void postpone(StagingTerm term, Instant due) {
		demand(term, change(term.batch().id(),
				during(term.number()).set(OpenWork.DUE, OpenWork.due(due, term.batch().id()))));
	}

	/**
	 * Adds a shard whose object is durable.
	 * @param term the staging
	 * @param shard the shard
	 * @throws SupersededException when the staging is over
	 */
	public void add(StagingTerm term, Shard shard) {
		demand(term, this.table.put(this.shardItem.write(shard), term.batch().id(), during(term.number())));
	}

	/**
	 * Removes a shard.
	 * @param term the staging
	 * @param key the shard
	 * @throws SupersededException when the staging is over
	 */
	public void remove(StagingTerm term, ShardKey key) {
		demand(term, this.table.delete(LedgerKeys.shard(key.number()), term.batch().id(), during(term.number())));
	}

	/**
	 * Queues a batch: everything it consists of is durable.
	 * @param term the staging
	 * @param batch the batch, with its total and shards
	 * @param metered what its account uses by it
	 * @throws SupersededException when the staging is over
	 * @throws OverQuotaException when the account has less left
	 */
	public void queue(StagingTerm term, Batch batch, Metered metered) {
		Instant queuedAt = Objects.requireNonNull(batch.milestones().queuedAt());
		boolean done = change(term,
				during(term.number()).set(QUEUED_AT, queuedAt)
					.set("total", batch.counts().total())
					.set("shards", batch.shards())
					.set(OpenWork.PARTITION, LedgerKeys.openBatches(batch.pipeline()))
					.set(OpenWork.DUE, OpenWork.due(queuedAt, batch.id())),
				metered);
		demand(term, done || queuedBy(term));
	}

	/**
	 * Ends a batch that cannot be staged.
	 * @param term the staging
	 * @param failure why
	 * @throws SupersededException when the staging is over
	 */
	public void fail(StagingTerm term, Failure failure) {
		end(term,
				during(term.number()).set(LedgerKeys.FAILED_AT, failure.at())
					.set("failure_code", failure.code())
					.set("failure_detail", failure.detail()));
	}

	/**
	 * Ends a batch that was canceled before it was queued.
	 * @param term the staging
	 * @param at when
	 * @throws SupersededException when the staging is over
	 */
	public void cancel(StagingTerm term, Instant at) {
		end(term, during(term.number()).set(LedgerKeys.CANCELED_AT, at));
	}

	private void end(StagingTerm term, Change change) {
		demand(term, change(term, change.remove(OpenWork.PARTITION).remove(OpenWork.DUE),
				Metered.ended(term.batch().account().id())));
	}

	private boolean change(StagingTerm term, Change change, Metered metered) {
		return this.table.change(LedgerKeys.batch(term.batch().id()), LedgerKeys.BATCH, change, metered);
	}

	private UploadedBatch read(Map<String, AttributeValue> attributes) {
		Item read = Item.of(attributes);
		return new UploadedBatch(this.item.read(attributes),
				this.json.readValue(read.text(UPLOAD), UploadedBatch.Upload.class), (int) read.number(TERM),
				read.optional(OpenWork.DUE).map(AttributeValue::s).orElse(""));
	}

	// Whether an update that failed was in fact our own, answered too late.
	private boolean queuedBy(StagingTerm term) {
		return find(term.batch().id())
			.filter((found) -> found.terms() == term.number() && found.batch().milestones().queuedAt() != null)
			.isPresent();
	}

	private static Change during(int term) {
		return new Change().ifEquals(TERM, term)
			.ifAbsent(QUEUED_AT)
			.ifAbsent(LedgerKeys.FAILED_AT)
			.ifAbsent(LedgerKeys.CANCELED_AT);
	}

	private static void demand(StagingTerm term, boolean done) {
		if (!done) {
			throw new SupersededException(term);
		}
	}

	private boolean change(String id, Change change) {
		return this.table.change(LedgerKeys.batch(id), LedgerKeys.BATCH, change);
	}

}
