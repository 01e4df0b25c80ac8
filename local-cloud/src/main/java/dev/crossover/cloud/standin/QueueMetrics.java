package dev.crossover.cloud.standin;

import java.time.Duration;
import java.util.Map;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.time.CloudClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Measures every queue each minute, as SQS does for CloudWatch: alarms look at it. */
final class QueueMetrics {

	private static final Logger logger = LoggerFactory.getLogger(QueueMetrics.class);

	private static final Map<QueueAttributeName, String> MEASURED = Map.of(
			QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "ApproximateNumberOfMessagesVisible",
			QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "ApproximateNumberOfMessagesNotVisible",
			QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "ApproximateNumberOfMessagesDelayed");

	private final SqsClient sqs;

	private final Metrics metrics;

	QueueMetrics(SqsClient sqs, Metrics metrics) {
		this.sqs = sqs;
		this.metrics = metrics;
	}

	void start(CloudClock clock) {
		clock.always(Duration.ofMinutes(1), this::measure);
	}

	private void measure() {
		try {
			this.sqs.listQueues().queueUrls().forEach(this::measure);
		}
		catch (SdkException ex) {
			logger.debug("The queues were not measured this minute", ex);
		}
	}

	private void measure(String url) {
		Map<String, String> dimensions = Map.of("QueueName", url.substring(url.lastIndexOf('/') + 1));
		this.sqs.getQueueAttributes((request) -> request.queueUrl(url).attributeNames(MEASURED.keySet()))
			.attributes()
			.forEach((attribute, value) -> {
				String name = MEASURED.get(attribute);
				if (name != null) {
					this.metrics.record(new MetricId("AWS/SQS", name, dimensions), Double.parseDouble(value), "Count");
				}
			});
	}

}
