package dev.crossover.cloud.scheduler;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.Delivery;
import dev.crossover.cloud.delivery.DeliveryException;
import dev.crossover.cloud.delivery.Parcel;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sns.Topics;

/** Brings a schedule's input to its target; whatever goes wrong is tried again. */
public final class ScheduleDelivery {

	private final Queues queues;

	private final Topics topics;

	private final Retries retries;

	/**
	 * Creates the delivery.
	 * @param queues the queues it sends to
	 * @param topics the topics it sends to
	 * @param retries what tries again
	 */
	public ScheduleDelivery(Queues queues, Topics topics, Retries retries) {
		this.queues = queues;
		this.topics = topics;
		this.retries = retries;
	}

	void deliver(Schedule schedule, Instant moment) {
		String execution = UUID.randomUUID().toString();
		String scheduled = moment.truncatedTo(ChronoUnit.SECONDS).toString();
		AtomicInteger attempts = new AtomicInteger();
		String input = schedule.input().orElseGet(() -> notice(schedule, execution, scheduled));
		Map<String, String> context = Map.of("schedule-arn", schedule.arn(), "scheduled-time", scheduled,
				"execution-id", execution);
		this.retries.deliver(new Delivery(() -> send(schedule, filled(input, context, attempts.incrementAndGet())),
				schedule.retryPolicy(), schedule.deadLetterArn(), filled(input, context, 1),
				(failure) -> Map.of("SCHEDULE_ARN", schedule.arn(), "TARGET_ARN", schedule.targetArn(), "ERROR_CODE",
						failure.code(), "EXECUTION_ID", execution, "SCHEDULED_TIME", scheduled, "IS_PAYLOAD_TRUNCATED",
						"false")));
	}

	private static String filled(String input, Map<String, String> context, int attempt) {
		String filled = input.replace("<aws.scheduler.attempt-number>", String.valueOf(attempt));
		for (Map.Entry<String, String> attribute : context.entrySet()) {
			filled = filled.replace("<aws.scheduler.%s>".formatted(attribute.getKey()), attribute.getValue());
		}
		return filled;
	}

	// Scheduler knows no error that is not worth another attempt.
	private void send(Schedule schedule, String message) throws DeliveryException {
		try {
			if (schedule.isForTopic()) {
				this.topics.publish(schedule.targetArn(), message);
			}
			else {
				this.queues.deliver(new Parcel(schedule.targetArn(), message, Map.of(), schedule.groupId()));
			}
		}
		catch (AwsError ex) {
			throw new DeliveryException(ex.code(), String.valueOf(ex.getMessage()), true, ex);
		}
		catch (DeliveryException ex) {
			throw new DeliveryException(ex.code(), ex.reason(), true, ex);
		}
	}

	// What a target gets when the schedule says nothing.
	private static String notice(Schedule schedule, String execution, String scheduled) {
		return Trees.JSON.createObjectNode()
			.put("version", "0")
			.put("id", execution)
			.put("detail-type", "Scheduled Event")
			.put("source", "aws.scheduler")
			.put("account", Arn.ACCOUNT)
			.put("time", scheduled)
			.put("region", Arn.REGION)
			.set("resources", Trees.JSON.valueToTree(List.of(schedule.arn())))
			.put("detail", "{}")
			.toString();
	}

}
