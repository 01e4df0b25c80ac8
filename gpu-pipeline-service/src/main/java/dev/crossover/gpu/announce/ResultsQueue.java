package dev.crossover.gpu.announce;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.queue.ResultsMessage;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** The queue by which results-service hears of outputs. */
@Component
class ResultsQueue {

	private final SqsClient sqs;

	private final String url;

	private final JsonMapper json;

	ResultsQueue(SqsClient sqs, Stack stack, JsonMapper json) {
		this.sqs = sqs;
		this.url = stack.resultsQueueUrl();
		this.json = json;
	}

	void send(ResultsMessage message) {
		String body = this.json.writerFor(ResultsMessage.class).writeValueAsString(message);
		this.sqs.sendMessage((request) -> request.queueUrl(this.url).messageBody(body));
	}

}
