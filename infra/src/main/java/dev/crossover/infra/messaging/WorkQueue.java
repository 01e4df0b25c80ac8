package dev.crossover.infra.messaging;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A standard queue whose messages are tried five times and then wait, for a fortnight, in
 * a dead-letter queue.
 */
public final class WorkQueue extends Construct {

	private static final int ATTEMPTS = 5;

	private static final Duration RETENTION = Duration.days(4);

	// A standard queue's message keeps its age when it moves, so this must be longer.
	private static final Duration DEAD_LETTER_RETENTION = Duration.days(14);

	private final Queue queue;

	private final Queue deadLetters;

	public WorkQueue(Construct scope, String id, Props props) {
		super(scope, id);
		this.deadLetters = queue("DeadLetters").retentionPeriod(DEAD_LETTER_RETENTION).build();
		this.queue = queue("Queue").retentionPeriod(RETENTION)
			.visibilityTimeout(props.visibility())
			.deadLetterQueue(DeadLetterQueue.builder().queue(this.deadLetters).maxReceiveCount(ATTEMPTS).build())
			.build();
	}

	private Queue.Builder queue(String id) {
		return Queue.Builder.create(this, id)
			.encryption(QueueEncryption.SQS_MANAGED)
			.enforceSsl(true)
			.removalPolicy(RemovalPolicy.RETAIN);
	}

	/**
	 * The queue that is worked from.
	 * @return the queue
	 */
	public Queue queue() {
		return this.queue;
	}

	/**
	 * Where messages wait that could not be worked.
	 * @return the dead-letter queue
	 */
	public Queue deadLetters() {
		return this.deadLetters;
	}

	/**
	 * Lets this account's EventBridge rules send here. The rules live in a stack that
	 * depends on this queue's, so they cannot be named one by one.
	 */
	public void grantSendToRules() {
		String anyRule = Stack.of(this)
			.formatArn(ArnComponents.builder().service("events").resource("rule").resourceName("*").build());
		this.queue.addToResourcePolicy(PolicyStatement.Builder.create()
			.effect(Effect.ALLOW)
			.principals(List.of(new ServicePrincipal("events.amazonaws.com")))
			.actions(List.of("sqs:SendMessage"))
			.resources(List.of(this.queue.getQueueArn()))
			.conditions(Map.of("ArnLike", Map.of("aws:SourceArn", anyRule)))
			.build());
	}

	/**
	 * What queues differ in.
	 *
	 * @param visibility how long one attempt at a message may take
	 */
	public record Props(Duration visibility) {

	}

}
