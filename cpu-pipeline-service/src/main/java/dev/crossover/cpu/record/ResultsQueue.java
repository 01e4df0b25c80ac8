package dev.crossover.cpu.record;

import java.util.List;
import java.util.stream.IntStream;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.trace.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The results queue, as its sender sees it. */
@Component
class ResultsQueue {

	/** The most messages of one call. */
	static final int MOST_MESSAGES = 10;

	/** The most bytes of one message and of one call: 1 MiB, less room to be safe. */
	static final int MOST_BYTES = 1_000_000;

	private static final Logger log = LoggerFactory.getLogger(ResultsQueue.class);

	private final SqsClient sqs;

	private final String url;

	ResultsQueue(@Lazy SqsClient sqs, Stack stack) {
		this.sqs = sqs;
		this.url = stack.resultsQueueUrl();
	}

	/**
	 * Sends messages, which may arrive twice.
	 * @param messages at most {@value #MOST_MESSAGES}
	 * @return those that were not taken and may be sent again
	 */
	List<Message> send(List<Message> messages) {
		try {
			return this.sqs.sendMessageBatch((batch) -> batch.queueUrl(this.url).entries(entries(messages)))
				.failed()
				.stream()
				.filter(ResultsQueue::isWorthAnotherTry)
				.map((failed) -> messages.get(Integer.parseInt(failed.id())))
				.toList();
		}
		catch (SdkException ex) {
			log.warn("The results queue took nothing: {}", ex.getClass().getSimpleName());
			return messages;
		}
	}

	private static List<SendMessageBatchRequestEntry> entries(List<Message> messages) {
		return IntStream.range(0, messages.size())
			.mapToObj((i) -> SendMessageBatchRequestEntry.builder()
				.id(Integer.toString(i))
				.messageBody(messages.get(i).body())
				.messageAttributes(messages.get(i).origin().toAttributes())
				.build())
			.toList();
	}

	private static boolean isWorthAnotherTry(BatchResultErrorEntry failed) {
		if (failed.senderFault()) {
			log.error("The results queue refused a message: {}", failed.code());
		}
		return !failed.senderFault();
	}

	/**
	 * A message.
	 *
	 * @param body what it says
	 * @param origin where it comes from
	 */
	record Message(String body, Origin origin) {
	}

}
