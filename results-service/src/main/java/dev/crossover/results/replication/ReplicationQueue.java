package dev.crossover.results.replication;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.trace.Trail;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Tells the replica of what is stored. Telling it twice does no harm. */
@Component
public class ReplicationQueue {

	private final SqsClient sqs;

	private final Stack stack;

	private final JsonMapper json;

	private final Trail trail;

	ReplicationQueue(SqsClient sqs, Stack stack, JsonMapper json, Trail trail) {
		this.sqs = sqs;
		this.stack = stack;
		this.json = json;
		this.trail = trail;
	}

	/**
	 * Sends a message.
	 * @param message what to replicate
	 */
	public void send(ReplicationMessage message) {
		String body = this.json.writeValueAsString(message);
		this.sqs.sendMessage((send) -> send.queueUrl(this.stack.replicationQueueUrl())
			.messageBody(body)
			.messageAttributes(this.trail.origin().toAttributes()));
	}

}
