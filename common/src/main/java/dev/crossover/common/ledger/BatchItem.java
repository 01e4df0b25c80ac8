package dev.crossover.common.ledger;

import java.time.Instant;
import java.util.Map;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch as a DynamoDB item. gpu-pipeline writes it; results-service moves its counters
 * ({@code succeeded}, {@code errored}, {@code canceled}, {@code expired}) and
 * {@code stored_at}.
 */
public final class BatchItem {

	private final JsonMapper json;

	public BatchItem(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Writes a batch.
	 * @param batch the batch
	 * @return the item
	 */
	public Item write(Batch batch) {
		Milestones at = batch.milestones();
		Counts counts = batch.counts();
		Failure failure = batch.failure();
		Cancellation cancellation = batch.cancellation();
		return Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(batch.id()))
			.with(LedgerKeys.SK, LedgerKeys.BATCH)
			.with("account_pk", LedgerKeys.account(batch.account().id()))
			.with("account_sk", at.createdAt() + "#" + batch.id())
			.with("id", batch.id())
			.with("account_id", batch.account().id())
			.with("account_type", batch.account().type().name())
			.with("models", batch.models())
			.with("pipeline", batch.pipeline().name())
			.with("completion_window", batch.window().text())
			.with("decision", this.json.writeValueAsString(batch.decision()))
			.with("shards", batch.shards())
			.with("total", counts.total())
			.with("succeeded", counts.succeeded())
			.with("errored", counts.errored())
			.with("canceled", counts.canceled())
			.with("expired", counts.expired())
			.with("created_at", at.createdAt())
			.with("queued_at", at.queuedAt())
			.with("waking_at", at.wakingAt())
			.with("running_at", at.runningAt())
			.with("classified_at", at.classifiedAt())
			.with("stored_at", at.storedAt())
			.with("expires_at", at.expiresAt())
			.with(LedgerKeys.FAILED_AT, (failure != null) ? failure.at() : null)
			.with("failure_code", (failure != null) ? failure.code() : null)
			.with("failure_detail", (failure != null) ? failure.detail() : null)
			.with(LedgerKeys.CANCEL_REQUESTED_AT, (cancellation != null) ? cancellation.requestedAt() : null)
			.with(LedgerKeys.CANCELED_AT, (cancellation != null) ? cancellation.endedAt() : null)
			.with("retry_of", batch.retryOf());
	}

	/**
	 * Reads a batch.
	 * @param attributes an item that {@link #write} made
	 * @return the batch
	 */
	public Batch read(Map<String, AttributeValue> attributes) {
		Item item = Item.of(attributes);
		Account account = new Account(item.text("account_id"), AccountType.valueOf(item.text("account_type")));
		return new Batch(item.text("id"), account, item.texts("models"), Pipeline.valueOf(item.text("pipeline")),
				CompletionWindow.of(item.text("completion_window")).orElseThrow(),
				this.json.readValue(item.text("decision"), DecisionView.class), (int) item.number("shards"),
				counts(item), milestones(item), failure(item), cancellation(item),
				item.optional("retry_of").map(AttributeValue::s).orElse(null));
	}

	private static @Nullable Failure failure(Item item) {
		Instant at = item.instantOrNull(LedgerKeys.FAILED_AT);
		return (at != null) ? new Failure(item.text("failure_code"), item.text("failure_detail"), at) : null;
	}

	private static @Nullable Cancellation cancellation(Item item) {
		Instant at = item.instantOrNull(LedgerKeys.CANCEL_REQUESTED_AT);
		return (at != null) ? new Cancellation(at, item.instantOrNull(LedgerKeys.CANCELED_AT)) : null;
	}

	private static Counts counts(Item item) {
		return new Counts(item.number("total"), item.number("succeeded"), item.number("errored"),
				item.number("canceled"), item.number("expired"));
	}

	private static Milestones milestones(Item item) {
		return new Milestones(item.instant("created_at"), item.instantOrNull("queued_at"),
				item.instantOrNull("waking_at"), item.instantOrNull("running_at"), item.instantOrNull("classified_at"),
				item.instantOrNull("stored_at"), item.instant("expires_at"));
	}

}
