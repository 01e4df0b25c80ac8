package dev.crossover.results;

import java.time.Duration;
import java.util.function.Consumer;

import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.SqsContainerOptionsBuilder;
import io.awspring.cloud.sqs.listener.errorhandler.ExponentialBackoffErrorHandler;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How queues are listened to: a message is deleted by itself, at once and only after its
 * effect is durable; one that failed comes again a little later each time.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueueListeners.Retries.class)
class QueueListeners {

	/**
	 * Shards of a batch take turns at its one item: more of them at a time would only
	 * conflict more.
	 */
	private static final int SHARDS_AT_A_TIME = 4;

	/** PostgreSQL connections are few. */
	private static final int REPLICATIONS_AT_A_TIME = 2;

	@Bean
	SqsMessageListenerContainerFactory<Object> resultsContainers(SqsAsyncClient sqs, Retries retries) {
		return containers(sqs, retries,
				(options) -> options.maxConcurrentMessages(SHARDS_AT_A_TIME).maxMessagesPerPoll(SHARDS_AT_A_TIME));
	}

	// Does not start by itself: Replication starts it.
	@Bean
	SqsMessageListenerContainerFactory<Object> replicationContainers(SqsAsyncClient sqs, Retries retries) {
		return containers(sqs, retries,
				(options) -> options.maxConcurrentMessages(REPLICATIONS_AT_A_TIME)
					.maxMessagesPerPoll(REPLICATIONS_AT_A_TIME)
					.autoStartup(false));
	}

	private static SqsMessageListenerContainerFactory<Object> containers(SqsAsyncClient sqs, Retries retries,
			Consumer<SqsContainerOptionsBuilder> options) {
		return SqsMessageListenerContainerFactory.builder()
			.sqsAsyncClient(sqs)
			.configure((all) -> options.accept(all.acknowledgementInterval(Duration.ZERO).acknowledgementThreshold(0)))
			.errorHandler(ExponentialBackoffErrorHandler.builder()
				.initialVisibilityTimeoutSeconds((int) retries.first().toSeconds())
				.multiplier(3)
				.maxVisibilityTimeoutSeconds((int) retries.longest().toSeconds())
				.build())
			.build();
	}

	/**
	 * When a message that failed comes again. After the fifth time it is a dead letter.
	 *
	 * @param first the first time; each later one takes three times as long
	 * @param longest but never longer than this
	 */
	@ConfigurationProperties("crossover.results.retries")
	record Retries(@DefaultValue("5s") Duration first, @DefaultValue("5m") Duration longest) {
	}

}
