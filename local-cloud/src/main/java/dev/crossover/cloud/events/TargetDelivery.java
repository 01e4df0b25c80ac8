package dev.crossover.cloud.events;

import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.Delivery;
import dev.crossover.cloud.delivery.DeliveryException;
import dev.crossover.cloud.delivery.Parcel;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.sns.Topics;

/** Brings events to the targets of a rule. */
final class TargetDelivery {

	private final Queues queues;

	private final Topics topics;

	private final Retries retries;

	TargetDelivery(Queues queues, Topics topics, Retries retries) {
		this.queues = queues;
		this.topics = topics;
		this.retries = retries;
	}

	void deliver(Rule rule, BusEvent event) {
		for (Target target : rule.targets()) {
			String message = target.message(rule, event);
			this.retries.deliver(new Delivery(() -> send(target, message), target.retryPolicy(), target.deadLetterArn(),
					event.envelope().toString(), (failure) -> Map.of("RULE_ARN", rule.arn(), "TARGET_ARN", target.arn(),
							"ERROR_CODE", code(failure))));
		}
	}

	private void send(Target target, String message) throws DeliveryException {
		if (!target.isTopic()) {
			this.queues.deliver(new Parcel(target.arn(), message, Map.of(), target.groupId()));
			return;
		}
		try {
			this.topics.publish(target.arn(), message);
		}
		catch (AwsError ex) {
			throw new DeliveryException(ex.code(), String.valueOf(ex.getMessage()), false, ex);
		}
	}

	// EventBridge has names of its own for what targets say.
	private static String code(DeliveryException failure) {
		String code = failure.code();
		if (code.contains("NonExistent") || code.contains("NotExist") || code.equals("NotFound")) {
			return "NO_RESOURCE";
		}
		if (code.contains("Thrott")) {
			return "THROTTLING";
		}
		return failure.isPassing() ? "TARGET_ERROR" : "SDK_CLIENT_ERROR";
	}

}
