package dev.crossover.common.trace;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The request that a piece of work is done for, as it travels where no thread does:
 * through queues, events and the ledger.
 *
 * @param requestId the request's id
 * @param traceparent its place in its trace, as W3C Trace Context writes it
 */
public record Origin(@Nullable String requestId, @Nullable String traceparent) {

	/** The name under which the request id travels. */
	public static final String REQUEST_ID = "request_id";

	/** The name under which the place in the trace travels. */
	public static final String TRACEPARENT = "traceparent";

	/**
	 * Reads what travelled with a message.
	 * @param attributes the message's attributes by their names, whatever else is among
	 * them
	 * @return the origin, of which nothing may be known
	 */
	public static Origin of(Map<String, ?> attributes) {
		return new Origin(text(attributes.get(REQUEST_ID)), text(attributes.get(TRACEPARENT)));
	}

	/**
	 * What travels with a message.
	 * @return attributes of an SQS message
	 */
	public Map<String, MessageAttributeValue> toAttributes() {
		Map<String, MessageAttributeValue> attributes = new HashMap<>();
		put(attributes, REQUEST_ID, this.requestId);
		put(attributes, TRACEPARENT, this.traceparent);
		return attributes;
	}

	/**
	 * The same, under an id even if no request is known.
	 * @param id the id to use then
	 * @return an origin with a request id
	 */
	public Origin orUnder(String id) {
		return (this.requestId != null) ? this : new Origin(id, this.traceparent);
	}

	private static void put(Map<String, MessageAttributeValue> attributes, String name, @Nullable String value) {
		if (value != null) {
			attributes.put(name, MessageAttributeValue.builder().dataType("String").stringValue(value).build());
		}
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null && !value.toString().isEmpty()) ? value.toString() : null;
	}

}
