package dev.crossover.results.intake;

import java.util.List;

import dev.crossover.common.aws.Stack;
import dev.crossover.results.page.PageItem;
import dev.crossover.results.page.ResultPage;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import org.springframework.stereotype.Component;

/** Pages as the part of a transaction that writes them, once and for all. */
@Component
class StoredPages {

	/** A transaction has 100 items; two of them are the shard and its batch. */
	static final int MOST_PAGES = 98;

	/** A transaction has 4 MB; the rest is for keys, names and the ledger's items. */
	static final long MOST_BYTES = 3_500_000;

	private final Stack stack;

	StoredPages(Stack stack) {
		this.stack = stack;
	}

	/**
	 * The writes of some pages.
	 * @param pages the pages
	 * @return a write for each
	 * @throws UnacceptableResultsException when they do not fit into a transaction
	 */
	List<TransactWriteItem> writes(List<ResultPage> pages) {
		long bytes = pages.stream().mapToLong((page) -> page.contents().lines().length).sum();
		if (pages.size() > MOST_PAGES || bytes > MOST_BYTES) {
			throw new UnacceptableResultsException(
					"%d pages of %d bytes do not fit into a transaction".formatted(pages.size(), bytes));
		}
		return pages.stream().map(this::write).toList();
	}

	private TransactWriteItem write(ResultPage page) {
		return TransactWriteItem.builder()
			.put((put) -> put.tableName(this.stack.resultsTable())
				.item(PageItem.write(page))
				.conditionExpression("attribute_not_exists(pk)"))
			.build();
	}

}
