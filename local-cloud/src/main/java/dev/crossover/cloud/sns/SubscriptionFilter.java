package dev.crossover.cloud.sns;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.MessageAttribute;
import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a subscription wants to hear of.
 *
 * @param policy the pattern, empty for everything
 * @param ofBody whether it is about the message rather than its attributes
 */
record SubscriptionFilter(JsonNode policy, boolean ofBody) {

	private static final int MOST_KEYS = 5;

	static SubscriptionFilter of(String policy, String scope) {
		boolean ofBody = switch (scope) {
			case "MessageAttributes" -> false;
			case "MessageBody" -> true;
			default -> throw SnsErrors.invalid("FilterPolicyScope: Invalid value [%s].".formatted(scope));
		};
		try {
			SubscriptionFilter filter = new SubscriptionFilter(Trees.JSON.readTree(policy), ofBody);
			EventPattern.check(filter.policy());
			filter.checkShape();
			return filter;
		}
		catch (JacksonException ex) {
			throw SnsErrors.invalid("FilterPolicy: failed to parse JSON.");
		}
		catch (AwsError ex) {
			throw ex.code().equals("InvalidEventPatternException")
					? SnsErrors.invalid("FilterPolicy: " + ex.getMessage()) : ex;
		}
	}

	private void checkShape() {
		if (this.policy.size() > MOST_KEYS) {
			throw SnsErrors.invalid("FilterPolicy: Filter policy can not have more than %d keys".formatted(MOST_KEYS));
		}
		if (!this.ofBody && this.policy.valueStream().anyMatch(JsonNode::isObject)) {
			throw SnsErrors.invalid("Filter policy scope MessageAttributes does not support nested filter policy");
		}
	}

	boolean takes(Publication publication) {
		if (this.policy.isEmpty()) {
			return true;
		}
		return EventPattern.matches(this.policy, this.ofBody ? body(publication.message()) : attributes(publication));
	}

	private static JsonNode body(String message) {
		try {
			return Trees.JSON.readTree(message);
		}
		catch (JacksonException ex) {
			return Trees.JSON.missingNode();
		}
	}

	private static JsonNode attributes(Publication publication) {
		ObjectNode attributes = Trees.JSON.createObjectNode();
		publication.attributes().forEach((name, attribute) -> attributes.set(name, value(attribute)));
		return attributes;
	}

	private static JsonNode value(MessageAttribute attribute) {
		return switch (attribute.type()) {
			case "Number", "String.Array" -> Trees.JSON.readTree(attribute.value());
			default -> Trees.JSON.getNodeFactory().stringNode(attribute.value());
		};
	}

}
