package dev.crossover.gpu.announce;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.trace.Trail;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The queue by which results-service hears of outputs. */
@Component
class ResultsQueue {

	private final SqsClient sqs;

	private final String url;

	private final JsonMapper json;

	private final Trail trail;

	ResultsQueue(SqsClient sqs, Stack stack, JsonMapper json, Trail trail) {
		this.sqs = sqs;
		this.url = stack.resultsQueueUrl();
		this.json = json;
		this.trail = trail;
	}

	void send(ResultsMessage message) {
		String body = this.json.writerFor(ResultsMessage.class).writeValueAsString(message);
		this.sqs.sendMessage((request) -> request.queueUrl(this.url)
			.messageBody(body)
			.messageAttributes(this.trail.origin().toAttributes()));
	}

}
