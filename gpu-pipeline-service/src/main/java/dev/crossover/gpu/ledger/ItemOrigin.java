package dev.crossover.gpu.ledger;

import dev.crossover.common.aws.Item;
import dev.crossover.common.trace.Origin;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps with a batch's item which request brought it, some 120 bytes, so that later steps
 * of other threads and processes are found from it.
 */
final class ItemOrigin {

	private ItemOrigin() {
	}

	static Item write(Item item, Origin origin) {
		return item.with(Origin.REQUEST_ID, origin.requestId()).with(Origin.TRACEPARENT, origin.traceparent());
	}

	static Origin read(Item item) {
		return new Origin(item.text(Origin.REQUEST_ID),
				item.optional(Origin.TRACEPARENT).map(AttributeValue::s).orElse(null));
	}

}
