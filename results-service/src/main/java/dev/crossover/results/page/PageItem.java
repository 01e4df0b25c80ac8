package dev.crossover.results.page;

import java.util.Map;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.routing.Pipeline;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A page as a DynamoDB item. */
public final class PageItem {

	private static final String LINES = "lines";

	private PageItem() {
	}

	/**
	 * Writes a page.
	 * @param page the page
	 * @return the item's attributes
	 */
	public static Map<String, AttributeValue> write(ResultPage page) {
		Submission submission = page.submission();
		PagePosition position = page.position();
		Map<String, AttributeValue> attributes = Item.create()
			.with(LedgerKeys.PK, submission.key().partition())
			.with(LedgerKeys.SK, position.sortKey())
			.with("account_id", submission.account().id())
			.with("account_type", submission.account().type().name())
			.with("pipeline", submission.pipeline().name())
			.with("models", submission.models())
			.with("created_at", submission.createdAt())
			.with("shard", position.shard())
			.with("page", position.number())
			.with("pages", position.pages())
			.with("first_index", page.contents().firstIndex())
			.with("documents", page.contents().documents())
			.with("version", page.version())
			.with("stored_at", page.storedAt())
			.attributes();
		attributes.put(LINES, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(page.contents().lines())));
		return attributes;
	}

	/**
	 * Reads a page.
	 * @param attributes the attributes of an item that {@link #write} made
	 * @return the page
	 */
	static ResultPage read(Map<String, AttributeValue> attributes) {
		Item item = Item.of(attributes);
		byte[] lines = item.optional(LINES).orElseThrow().b().asByteArrayUnsafe();
		return new ResultPage(submission(item),
				new PagePosition((int) item.number("shard"), (int) item.number("page"), (int) item.number("pages")),
				new PageContents(item.number("first_index"), (int) item.number("documents"), lines),
				item.number("version"), item.instant("stored_at"));
	}

	private static Submission submission(Item item) {
		return new Submission(Submission.Key.of(item.text(LedgerKeys.PK)),
				new Account(item.text("account_id"), AccountType.valueOf(item.text("account_type"))),
				Pipeline.valueOf(item.text("pipeline")), item.texts("models"), item.instant("created_at"));
	}

}
