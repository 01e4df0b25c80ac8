package dev.crossover.cloud.sns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;

/**
 * A queue that gets what a topic is told.
 *
 * @param arn the subscription's name
 * @param topicArn the topic
 * @param queueArn the queue
 * @param attributes how it gets it, as it was asked for
 */
record Subscription(String arn, String topicArn, String queueArn, Map<String, String> attributes) {

	private static final String RAW = "RawMessageDelivery";

	private static final String POLICY = "FilterPolicy";

	private static final String SCOPE = "FilterPolicyScope";

	private static final String REDRIVE = "RedrivePolicy";

	private static final Set<String> KNOWN = Set.of(RAW, POLICY, SCOPE, REDRIVE);

	Subscription {
		attributes = Map.copyOf(attributes);
	}

	// Refuses what nobody here would do.
	Subscription checked() {
		this.attributes.keySet().stream().filter((name) -> !KNOWN.contains(name)).findFirst().ifPresent((name) -> {
			throw Errors.unsupported("the subscription attribute " + name);
		});
		String raw = this.attributes.getOrDefault(RAW, "false");
		if (!raw.equals("true") && !raw.equals("false")) {
			throw SnsErrors.invalid("Attributes Reason: RawMessageDelivery: Invalid value [%s].".formatted(raw));
		}
		filter();
		deadLetterArn();
		return this;
	}

	/**
	 * The subscription with another attribute.
	 * @param name the attribute
	 * @param value its value; empty takes it away
	 * @return the changed subscription
	 */
	Subscription with(String name, String value) {
		Map<String, String> changed = new HashMap<>(this.attributes);
		if (value.isEmpty() || value.equals("{}")) {
			changed.remove(name);
		}
		else {
			changed.put(name, value);
		}
		return new Subscription(this.arn, this.topicArn, this.queueArn, changed).checked();
	}

	boolean isRaw() {
		return Boolean.parseBoolean(this.attributes.get(RAW));
	}

	SubscriptionFilter filter() {
		return SubscriptionFilter.of(this.attributes.getOrDefault(POLICY, "{}"),
				this.attributes.getOrDefault(SCOPE, "MessageAttributes"));
	}

	/**
	 * The queue for what could not be delivered.
	 * @return the queue, empty when there is none
	 */
	String deadLetterArn() {
		try {
			String arn = Trees.JSON.readTree(this.attributes.getOrDefault(REDRIVE, "{}"))
				.path("deadLetterTargetArn")
				.asString("");
			if (!arn.startsWith("arn:aws:sqs:") && this.attributes.containsKey(REDRIVE)) {
				throw SnsErrors.invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
			}
			return arn;
		}
		catch (JacksonException ex) {
			throw SnsErrors.invalid("RedrivePolicy: failed to parse JSON.");
		}
	}

	Map<String, String> described() {
		return Map.of("SubscriptionArn", this.arn, "TopicArn", this.topicArn, "Owner", Arn.ACCOUNT, "Protocol", "sqs",
				"Endpoint", this.queueArn);
	}

	Map<String, String> allAttributes() {
		Map<String, String> all = new LinkedHashMap<>(described());
		all.put("ConfirmationWasAuthenticated", "true");
		all.put("PendingConfirmation", "false");
		all.put(RAW, "false");
		if (this.attributes.containsKey(POLICY)) {
			all.put(SCOPE, "MessageAttributes");
		}
		all.putAll(this.attributes);
		return all;
	}

}
